# Lembar. The two commands are `make run` and `make check`; `make help` names the others.

PREFIX   ?= /usr/local
BUILD    ?= build
WERROR   ?= 0
SANITIZE ?= 0

# To build and run: tools, then the libraries of src, db and ui, and the letters of the report.
RUN_PACKAGES  = gcc make pkg-config gettext
RUN_PACKAGES += libglib2.0-dev libgmp-dev libgsl-dev libiniparser-dev libcsv-dev
RUN_PACKAGES += libsqlite3-dev nettle-dev libsodium-dev
RUN_PACKAGES += libncurses-dev libjson-c-dev
RUN_PACKAGES += libcairo2-dev libpango1.0-dev libzip-dev fonts-liberation2
RUN_PACKAGES += libxlsxwriter-dev
CHECK_PACKAGES  = $(RUN_PACKAGES) libcmocka-dev libvterm-dev
CHECK_PACKAGES += poppler-utils unzip
FUZZ_PACKAGES  = $(RUN_PACKAGES) clang libclang-rt-14-dev
BENCH_PACKAGES = $(CHECK_PACKAGES) sqlite3 nano

# Set-up needs apt-get only where a package is missing; it says which.
# $(1): the packages
define install_missing
missing=""; for package in $(1); do \
    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
        || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
    echo "Lembar: memasang paket yang belum ada:$$missing"; \
    if [ "$$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi; \
    $$as_root apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends $$missing \
        >/dev/null || { echo "Lembar: pemasangan gagal; pasang paket di atas lalu ulangi." >&2; exit 1; }; \
fi
endef

PKG_CONFIG ?= pkg-config
# Of each floor; without a pkg-config file there are iniparser and libcsv.
SRC_LIBRARIES = glib-2.0 gmp gsl
DB_LIBRARIES  = sqlite3 nettle libsodium
UI_LIBRARIES  = ncursesw json-c
PAPER_LIBRARIES  = pangocairo libzip
PAPER_LIBRARIES += xlsxwriter
CPPFLAGS_LIBRARIES := $(shell $(PKG_CONFIG) --cflags \
    $(SRC_LIBRARIES) $(DB_LIBRARIES) $(UI_LIBRARIES) $(PAPER_LIBRARIES) 2>/dev/null)
LDLIBS_SRC := $(shell $(PKG_CONFIG) --libs $(SRC_LIBRARIES) 2>/dev/null) -liniparser -lcsv
LDLIBS_DB  := $(shell $(PKG_CONFIG) --libs $(DB_LIBRARIES) 2>/dev/null)
LDLIBS_UI  := $(shell $(PKG_CONFIG) --libs $(UI_LIBRARIES) 2>/dev/null)
LDLIBS_PAPER := $(shell $(PKG_CONFIG) --libs $(PAPER_LIBRARIES) 2>/dev/null)

CC       ?= gcc
WARNINGS  = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
            -Wwrite-strings -Wundef -Wformat=2 -Wno-format-nonliteral
OPTIMISE  = -O2 -D_FORTIFY_SOURCE=2
ifeq ($(SANITIZE),1)
OPTIMISE  = -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
endif
ifeq ($(WERROR),1)
WARNINGS += -Werror
endif
CFLAGS   ?= -g -fstack-protector-strong
override CFLAGS   += -std=c17 $(WARNINGS) $(OPTIMISE)
override CPPFLAGS += -D_GNU_SOURCE -I. $(CPPFLAGS_LIBRARIES) -MMD -MP

SRC_SOURCES := $(wildcard src/*.c)
DB_SOURCES  := $(wildcard db/*.c)
PAPER_SOURCES := $(wildcard ui/paper/*.c)
UI_SOURCES  := $(filter-out ui/main.c $(PAPER_SOURCES),$(wildcard ui/*.c ui/*/*.c))
MIGRATIONS  := $(sort $(wildcard db/migrations/*.sql))
TRANSLATIONS := $(patsubst ui/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/lembar.mo,$(wildcard ui/po/*.po))

SRC_OBJECTS := $(SRC_SOURCES:%.c=$(BUILD)/%.o)
DB_OBJECTS  := $(DB_SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/db/migrations.o
UI_OBJECTS  := $(UI_SOURCES:%.c=$(BUILD)/%.o)
PAPER_OBJECTS := $(PAPER_SOURCES:%.c=$(BUILD)/%.o)
# One archive a floor: a test links only the floors it speaks of.
SRC_FLOOR := $(BUILD)/libsrc.a
DB_FLOOR  := $(BUILD)/libdb.a
UI_FLOOR  := $(BUILD)/libui.a
FLOORS    := $(UI_FLOOR) $(DB_FLOOR) $(SRC_FLOOR)

PROGRAM := $(BUILD)/lembar
# What needs the libraries of typesetting, opened by the program when a paper is asked for.
MODULE  := $(BUILD)/lembar-paper.so

.PHONY: all run check build-tests run-tests bench fuzz fuzzers fuzz-keep install uninstall clean house help pot texts
.DELETE_ON_ERROR:
all: $(PROGRAM) $(MODULE) $(TRANSLATIONS)

help:
	@echo "make            membangun saja"
	@echo "make run        menyiapkan, membangun, membuka Lembar dengan data contoh Balikpapan 2024"
	@echo "make check      menyiapkan dan menjalankan semua uji"
	@echo "make bench      mengukur kecepatan terhadap pembanding"
	@echo "make fuzz       menguji pembaca berkas dengan masukan acak (perlu clang)"
	@echo "make install PREFIX=/usr/local [DESTDIR=]"

# --- building ----------------------------------------------------------------------------------

# Whole and with its names: the module uses what the program may not.
$(PROGRAM): $(BUILD)/ui/main.o $(FLOORS)
	$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $< -Wl,--whole-archive $(FLOORS) \
	    -Wl,--no-whole-archive $(LDLIBS_UI) $(LDLIBS_DB) $(LDLIBS_SRC)

$(PAPER_OBJECTS): override CFLAGS += -fPIC
$(MODULE): $(PAPER_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(LDLIBS_PAPER)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# The migrations travel inside the program, in the order of their numbers.
$(BUILD)/db/migrations.c: $(MIGRATIONS) Makefile
	@mkdir -p $(@D)
	@{ echo '#include <stddef.h>'; echo '#include "db/migrations.h"'; echo 'const char *const migrations[] = {'; \
	   for file in $(MIGRATIONS); do \
	       sed -e 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $$file; echo ','; \
	   done; echo 'NULL};'; } > $@

$(BUILD)/db/migrations.o: $(BUILD)/db/migrations.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(SRC_FLOOR): $(SRC_OBJECTS)
$(DB_FLOOR): $(DB_OBJECTS)
$(UI_FLOOR): $(UI_OBJECTS)
$(SRC_FLOOR) $(DB_FLOOR) $(UI_FLOOR):
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $^

$(BUILD)/locale/%/LC_MESSAGES/lembar.mo: ui/po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# The texts of the sources, as a translator gets them; without a date, so that only texts change it.
$(BUILD)/lembar.pot: $(SRC_SOURCES) $(DB_SOURCES) $(UI_SOURCES) $(PAPER_SOURCES) ui/main.c
	@mkdir -p $(@D)
	@xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --sort-by-file \
	    --no-location --no-wrap --package-name=Lembar -o $@ $^
	@sed -i '/^"POT-Creation-Date:/d' $@

# Takes new texts of the sources over into the catalogues, to be translated there.
pot: $(BUILD)/lembar.pot
	for file in ui/po/*.po; do \
	    msgmerge -q --update --backup=none --no-fuzzy-matching --no-wrap $$file $<; \
	    msgattrib --no-obsolete --no-wrap -o $$file $$file; done

# Every text of the sources has its translation in every catalogue.
texts: $(BUILD)/lembar.pot
	@for file in ui/po/*.po; do msgcmp $$file $< || \
	    { echo "Lembar: $$file belum lengkap; jalankan make pot lalu terjemahkan." >&2; exit 1; }; done

# --- the two commands ----------------------------------------------------------------------------

run:
	@$(call install_missing,$(RUN_PACKAGES))
	@$(MAKE) --no-print-directory -s all
	@[ -f $(BUILD)/demo.db ] || $(PROGRAM) demo --db $(BUILD)/demo.db
	@$(PROGRAM) --db $(BUILD)/demo.db

CHECK_BUILD := $(BUILD)/check

check: house
	@$(call install_missing,$(CHECK_PACKAGES))
	@$(MAKE) --no-print-directory -s -j$$(nproc) BUILD=$(CHECK_BUILD) SANITIZE=1 texts all build-tests
	@tests/run $(CHECK_BUILD)

# A floor includes only itself and what is below it; curses and SQLite stay in their rooms.
house:
	@! grep -nE '#include [<"](db/|ui/|sqlite3|(n?curses|form|panel|menu)\.h)' src/*.[ch]
	@! grep -nE '#include [<"](ui/|(n?curses|form|panel|menu)\.h)' db/*.[ch]
	@! grep -rnE '#include [<"]sqlite3' ui
	@! grep -lE '#include [<"]n?curses' -r ui | grep -vE '^ui/(terminal|canvas|theme|keymap)\.c$$'
	@! grep -lE '#include [<"](cairo|pango|zip\.h|xlsxwriter)' -r src db ui | grep -v '^ui/paper/'
	@! grep -lE '#include "ui/paper/' -r src db ui | grep -v '^ui/paper/'
	@! grep -lE '#include [<"]iniparser' -r src ui db | grep -vE '^src/form_section\.c$$'

# --- tests ---------------------------------------------------------------------------------------

UNIT_TESTS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*_test.c))
STORE_TESTS  := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/store/*_test.c))
SCREEN_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/screen/*_test.c))
FAULT_TESTS  := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fault/*_test.c))
E2E_TESTS    := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/e2e/*_test.c))
FUZZ_REPLAYS := $(patsubst %_fuzz.c,$(BUILD)/%_replay,$(wildcard tests/fuzz/*_fuzz.c))
FAULTS       := $(patsubst %.c,$(BUILD)/%.o,$(filter-out %_test.c,$(wildcard tests/fault/*.c)))
SUPPORT      := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))

build-tests: $(UNIT_TESTS) $(STORE_TESTS) $(FAULT_TESTS) $(SCREEN_TESTS) $(E2E_TESTS) \
    $(FUZZ_REPLAYS)

LDLIBS_TESTS = $(shell $(PKG_CONFIG) --libs cmocka) -lm
$(UNIT_TESTS): $(BUILD)/%: $(BUILD)/%.o $(SRC_FLOOR)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_TESTS) $(LDLIBS_SRC)
$(STORE_TESTS): $(BUILD)/%: $(BUILD)/%.o $(DB_FLOOR) $(SRC_FLOOR)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_TESTS) $(LDLIBS_DB) $(LDLIBS_SRC)
# The calls to the disk that db/ makes by itself go through the failing disk of these tests.
comma := ,
WRAPPED := $(foreach call,open __open_2 close write fsync rename link unlink, \
    -Wl$(comma)--wrap=$(call))
$(FAULT_TESTS): $(BUILD)/%: $(BUILD)/%.o $(FAULTS) $(DB_FLOOR) $(SRC_FLOOR)
	$(CC) $(CFLAGS) $(WRAPPED) -o $@ $^ $(LDLIBS_TESTS) $(LDLIBS_DB) $(LDLIBS_SRC)
$(SCREEN_TESTS): $(BUILD)/%: $(BUILD)/%.o $(PAPER_OBJECTS) $(FLOORS)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_TESTS) $(LDLIBS_PAPER) $(LDLIBS_UI) $(LDLIBS_DB) \
	    $(LDLIBS_SRC)
# End to end: the tests know the built program only from outside, and its file.
$(E2E_TESTS): $(BUILD)/%: $(BUILD)/%.o $(SUPPORT) $(SRC_FLOOR)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_TESTS) -lvterm -lutil $(LDLIBS_DB) $(LDLIBS_SRC)
# Each kept fuzzing input is read again by every check.
$(FUZZ_REPLAYS): $(BUILD)/%_replay: $(BUILD)/%_fuzz.o $(BUILD)/tests/fuzz/replay.o $(SRC_FLOOR)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_SRC)

# --- speed ---------------------------------------------------------------------------------------

BENCH := $(BUILD)/tests/bench/bench

bench:
	@$(call install_missing,$(BENCH_PACKAGES))
	@$(MAKE) --no-print-directory -s -j$$(nproc) all $(BENCH)
	@$(BENCH) $(PROGRAM) $(BUILD)/bench

$(BENCH): $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/bench/*.c)) $(SUPPORT) $(DB_FLOOR) $(SRC_FLOOR)
	$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS_TESTS) -lvterm -lutil $(LDLIBS_DB) $(LDLIBS_SRC)

# --- fuzzing -------------------------------------------------------------------------------------

FUZZ_SECONDS ?= 60
FUZZ_BUILD   := $(BUILD)/fuzz
FUZZ_FLAGS    = -g -O1 -std=c17 $(WARNINGS) -fsanitize=fuzzer,address,undefined \
                -fno-sanitize-recover=undefined
FUZZ_NAMES   := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))

fuzz:
	@$(call install_missing,$(FUZZ_PACKAGES))
	@$(MAKE) --no-print-directory -s fuzzers
	@set -e; for name in $(FUZZ_NAMES); do \
	    mkdir -p $(FUZZ_BUILD)/corpus/$$name; \
	    cp tests/fuzz/corpus/$$name/* $(FUZZ_BUILD)/corpus/$$name; \
	    $(FUZZ_BUILD)/$$name -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 \
	        -artifact_prefix=$(FUZZ_BUILD)/$$name- $(FUZZ_BUILD)/corpus/$$name \
	        >$(FUZZ_BUILD)/$$name.log 2>&1 || { tail -n 60 $(FUZZ_BUILD)/$$name.log; exit 1; }; \
	    echo "$$name: $$(sed -n 's/stat::number_of_executed_units: *//p' $(FUZZ_BUILD)/$$name.log)" \
	        "masukan dalam $(FUZZ_SECONDS) detik, tanpa temuan"; \
	done

# Keeps what the last `make fuzz` found, as far as it reaches new code.
fuzz-keep: fuzzers
	@set -e; for name in $(FUZZ_NAMES); do \
	    $(FUZZ_BUILD)/$$name -merge=1 tests/fuzz/corpus/$$name $(FUZZ_BUILD)/corpus/$$name; \
	done

fuzzers: $(FUZZ_NAMES:%=$(FUZZ_BUILD)/%)
$(FUZZ_BUILD)/%: tests/fuzz/%_fuzz.c $(SRC_SOURCES) $(wildcard src/*.h)
	@mkdir -p $(@D)
	clang $(filter-out -MMD -MP,$(CPPFLAGS)) $(FUZZ_FLAGS) -o $@ $(filter %.c,$^) $(LDLIBS_SRC)

# --- install -------------------------------------------------------------------------------------

install: all
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/lembar
	install -D -m 644 $(MODULE) $(DESTDIR)$(PREFIX)/lib/lembar/$(notdir $(MODULE))
	install -d $(DESTDIR)$(PREFIX)/share/lembar/forms
	install -m 644 forms/*.ini $(DESTDIR)$(PREFIX)/share/lembar/forms
	for file in $(TRANSLATIONS:$(BUILD)/%=%); do \
	    install -D -m 644 $(BUILD)/$$file $(DESTDIR)$(PREFIX)/share/$$file; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lembar $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/lembar.mo
	rm -rf $(DESTDIR)$(PREFIX)/share/lembar $(DESTDIR)$(PREFIX)/lib/lembar

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
