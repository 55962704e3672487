#include "ui/screen/setup.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/new_survey.h"
#include "ui/places.h"
#include "ui/screen/fields_screen.h"
#include "ui/screen/home.h"
#include "ui/screen/password.h"

struct setup {
    struct fields_screen base;
    struct screen *owner;
    GPtrArray *files; /* of the forms, each a path */
    GPtrArray *ids;   /* of the forms, "" where the file has a mistake */
    struct survey_proposal proposal;
    char *proposed_for; /* the unit and form whose last survey it comes from */
};

enum field_number { UNIT, FORM, YEAR, TARGET, SERVICES, NAME, SIGN_IN };

static const struct binding keys[] = {
    {{KEY_OF_F2}, FIELDS_SAVE, "F2", N_("buat survei"), N_("Membuat survei dengan isian ini")},
    {{0}, -1, "Tab", N_("isian berikut"), N_("Ke isian berikutnya; Shift-Tab mundur")},
    {{0}, -1, "← →", N_("pilihan lain"), N_("Memilih formulir lain, atau cara masuk yang lain")},
};

static char *titled(struct screen *screen)
{
    return g_strdup(screen->app->survey ? _("Survei baru") : _("Selamat datang di Lembar"));
}

/* What each field is for. */
static char *explain(size_t row, const char **shown)
{
    static const struct {
        const char *label, *text;
    } texts[] = {
        {N_("Unit"), N_("Nama unit pelayanan seperti pada laporan; dapat diganti kemudian di "
                        "Survei.")},
        {N_("Formulir"), N_("Kuesioner yang dibagikan. Survei menyimpan isinya persis; sesudah "
                            "survei dibuat, formulirnya tidak dapat diganti.")},
        {N_("Tahun"), N_("Tahun survei; tiap formulir satu survei setahun.")},
        {N_("Target indeks"), N_("Indeks yang ingin dicapai, misalnya 90,00. Boleh kosong; dapat "
                                 "diisi kemudian di Survei, F5.")},
        {N_("Layanan"), N_("Satu per baris: KODE = Nama, dan bila diketahui : pelanggan tahun "
                           "lalu, untuk sampel minimal. Dapat diisi kemudian di Survei, F3.")},
        {N_("Nama Anda"), N_("Pada awal pertama saja: nama yang disebut catatan perubahan untuk "
                             "pekerjaan Anda; dapat diganti kemudian di Pengaturan, F2.")},
        {N_("Kata sandi"), N_("Pada awal pertama saja. Tanpa masuk, siapa pun di komputer ini "
                              "boleh segalanya. Dengan kata sandi, Anda menjadi administrator, "
                              "memilih kata sandi sesudah ini, dan menambah petugas di "
                              "Pengaturan; dapat dinyalakan kemudian juga.")},
    };
    if (row >= G_N_ELEMENTS(texts))
        return NULL;
    *shown = row == SERVICES ? C_("list", "Layanan") : texts[row].label;
    return g_strdup(_(texts[row].text));
}

#define EXAMPLES 16 /* their first row */

/* Where the services come from, and what is asked of them anew. */
static void draw_proposal(const struct setup *setup, const struct canvas *canvas)
{
    canvas_print(canvas, EXAMPLES, 3, STYLE_QUIET,
                 _("Layanan dan target diambil dari survei %d; ubah atau hapus seperlunya."),
                 setup->proposal.from);
    canvas_text(canvas, EXAMPLES + 1, 3, STYLE_QUIET,
                _("Pelanggan setahun ditanyakan lagi: tulis di belakangnya, misalnya : 1.200,"));
    canvas_text(canvas, EXAMPLES + 2, 3, STYLE_QUIET,
                _("atau isi kemudian di Survei, F3 layanan."));
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct setup *setup = (struct setup *)screen;
    canvas_text(canvas, 1, 3, STYLE_STRONG,
                _("Isi, lalu tekan F2. Layanan dan target dapat ditambah kemudian."));
    struct canvas inside = canvas_part(canvas, 3, 0, 12, -1);
    fields_draw(&setup->base.fields, &inside, NULL, NULL);
    if (setup->proposal.from) {
        draw_proposal(setup, canvas);
        return;
    }
    canvas_text(canvas, EXAMPLES, 3, STYLE_QUIET,
                _("Layanan ditulis satu per baris: KODE = Nama, misalnya"));
    canvas_text(canvas, EXAMPLES + 1, 5, STYLE_QUIET, _("CPPOB = Izin penerapan CPPOB"));
    canvas_text(canvas, EXAMPLES + 2, 5, STYLE_QUIET,
                _("PENGADUAN = Pengaduan dan informasi : 98     (98 pelanggan tahun lalu)"));
}

/* --- what the last survey of the unit leaves --- */

/* A field that nobody has changed takes the new proposal. */
static void propose(struct fields *fields, enum field_number field, const char *before,
                    const char *now)
{
    if (strcmp(fields_text(fields, field), before) != 0)
        return;
    fields_set_text(fields, field, now);
    if (field != SERVICES)
        fields_offer(fields, field);
}

static char *target_text(const struct app *app, long target)
{
    char buffer[HUNDREDTHS_TEXT];
    return g_strdup(target == HUNDREDTHS_NONE ? "" : hundredths_text(target, app->point, buffer));
}

/* The year after that of the last survey, else this one. */
static char *year_text(int from)
{
    return g_strdup_printf("%d", from ? from + 1 : app_today().year);
}

static void take_proposal(struct setup *setup, struct survey_proposal *proposal)
{
    const struct app *app = setup->base.screen.app;
    struct fields *fields = &setup->base.fields;
    struct survey_proposal *before = &setup->proposal;
    g_autofree char *old_target = target_text(app, before->target);
    g_autofree char *target = target_text(app, proposal->target);
    g_autofree char *old_year = year_text(before->from);
    g_autofree char *year = year_text(proposal->from);
    propose(fields, YEAR, old_year, year);
    propose(fields, SERVICES, before->services ? before->services : "",
            proposal->services ? proposal->services : "");
    propose(fields, TARGET, old_target, target);
    survey_proposal_finish(before);
    *before = *proposal;
}

/* Asked again when the unit or the form has become another. */
static void follow_proposal(struct setup *setup)
{
    struct error error;
    struct survey_proposal proposal;
    struct fields *fields = &setup->base.fields;
    g_autofree char *unit = text_clean(fields_text(fields, UNIT), false);
    const char *form = g_ptr_array_index(setup->ids, (guint)fields_chosen(fields, FORM));
    g_autofree char *wanted = g_strconcat(g_strstrip(unit), "\n", form, NULL);
    if (setup->proposed_for && strcmp(wanted, setup->proposed_for) == 0)
        return;
    g_free(setup->proposed_for);
    setup->proposed_for = g_steal_pointer(&wanted);
    if (new_survey_propose(setup->base.screen.app, unit, form, &proposal, &error)) {
        take_proposal(setup, &proposal);
        return;
    }
    survey_proposal_finish(&proposal);
    screen_complain(&setup->base.screen, &error);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct wish wish = fields_screen_type(screen, key);
    follow_proposal((struct setup *)screen);
    return wish;
}

/* --- making it --- */

/* The lines of the services, blank ones left out. */
static GStrv service_lines(const struct setup *setup)
{
    g_auto(GStrv) lines = g_strsplit(fields_text(&setup->base.fields, SERVICES), "\n", 0);
    GStrvBuilder *builder = g_strv_builder_new();
    for (char **line = lines; *line; line++)
        if (!text_is_blank(*line))
            g_strv_builder_add(builder, *line);
    GStrv kept = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return kept;
}

/* Reads one field after the other; what is wrong is said at its field. */
static bool read_fields(struct setup *setup, struct new_survey *wanted, struct error *error)
{
    struct fields *fields = &setup->base.fields;
    guint before = fields->at;
    fields->at = YEAR;
    if (!new_survey_read_year(fields_text(fields, YEAR), &wanted->year, error))
        return false;
    fields->at = TARGET;
    if (!new_survey_read_target(fields_text(fields, TARGET), wanted->form, &wanted->target, error))
        return false;
    fields->at = SERVICES;
    if (!new_survey_check_services(wanted->services, error))
        return false;
    fields->at = NAME;
    if (wanted->person && text_is_blank(wanted->person))
        return error_set(error, ERROR_INPUT, _("Isi nama Anda: catatan perubahan menyebutnya."));
    fields->at = before;
    return true;
}

static bool create(struct setup *setup, const struct form *form, struct error *error)
{
    g_auto(GStrv) services = service_lines(setup);
    g_autofree char *unit = text_clean(fields_text(&setup->base.fields, UNIT), false);
    bool first = setup->base.screen.app->survey == NULL;
    g_autofree char *name =
        first ? text_clean(fields_text(&setup->base.fields, NAME), false) : NULL;
    struct new_survey wanted = {
        .unit = g_strstrip(unit),
        .form = form,
        .person = first ? g_strstrip(name) : NULL,
        .services = (const char *const *)services,
    };
    return read_fields(setup, &wanted, error) &&
           new_survey_create(setup->base.screen.app, &wanted, error);
}

/* What is left to be done. */
static void tell(struct screen *owner)
{
    const struct survey *survey = owner->app->survey;
    if (survey->services.list->len > 0)
        screen_say(owner, _("Survei %d dibuat dengan %u layanan; isi pelanggan setahunnya: F3."),
                   survey->year, survey->services.list->len);
    else if (survey->form->service_item >= 0)
        screen_say(owner, _("Survei %d dibuat; sebutkan layanannya: F3."), survey->year);
    else
        screen_say(owner, _("Survei %d dibuat."), survey->year);
}

static struct wish save(struct screen *screen)
{
    struct setup *setup = (struct setup *)screen;
    struct error error;
    struct app *app = setup->base.screen.app;
    bool first = app->survey == NULL;
    const char *file =
        g_ptr_array_index(setup->files, (guint)fields_chosen(&setup->base.fields, FORM));
    struct form *form = places_load_form(file, app->language, &error);
    bool ok = form && create(setup, form, &error);
    form_destroy(form);
    bool sign_in = first && fields_chosen(&setup->base.fields, SIGN_IN) == 1;
    if (ok && sign_in)
        return REPLACE(password_open_switch(app, NULL));
    if (ok && setup->owner)
        tell(setup->owner);
    if (ok)
        return first ? REPLACE(home_open(app)) : GO_BACK;
    screen_complain(&setup->base.screen, &error);
    return STAY;
}

static void destroy(struct screen *screen)
{
    struct setup *setup = (struct setup *)screen;
    fields_finish(&setup->base.fields);
    g_clear_pointer(&setup->files, g_ptr_array_unref);
    g_clear_pointer(&setup->ids, g_ptr_array_unref);
    survey_proposal_finish(&setup->proposal);
    g_free(setup->proposed_for);
}

const struct screen_class setup_class = {
    .title = N_("Survei baru"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct setup),
    .titled = titled,
    .may_lose = true,
    .footer = fields_screen_footer,
    .explains = explain,
    .draw = draw,
    .act = fields_screen_act,
    .type = type,
    .leave = fields_screen_leave,
    .destroy = destroy,
};

/* The titles of the forms, for choosing; a file with a mistake is shown by its name and says what
 * is wrong when it is chosen. *CHOSEN becomes the form of the survey at hand. */
static GStrv form_titles(const struct setup *setup, int *chosen)
{
    const struct app *app = setup->base.screen.app;
    GStrvBuilder *builder = g_strv_builder_new();
    const char *wanted = app->survey ? app->survey->form->id : "skm-bpom-2024";
    *chosen = 0;
    for (guint i = 0; i < setup->files->len; i++) {
        struct error error;
        const char *file = g_ptr_array_index(setup->files, i);
        struct form *form = places_load_form(file, app->language, &error);
        g_autofree char *name = g_path_get_basename(file);
        g_autofree char *title =
            form ? g_strdup_printf("%s%s", form->title, form->template ? _(" (templat)") : "")
                 : g_strdup_printf(_("%s (ada kesalahan)"), name);
        if (form && g_str_equal(form->id, wanted))
            *chosen = (int)i;
        g_strv_builder_add(builder, title);
        g_ptr_array_add(setup->ids, g_strdup(form ? form->id : ""));
        form_destroy(form);
    }
    GStrv titles = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return titles;
}

/* As --user says, as he is known already, or as the computer calls him: in full where it can. */
static char *proposed_name(const struct app *app)
{
    const char *real = g_get_real_name();
    bool unknown = !real || text_is_blank(real) || strcmp(real, "Unknown") == 0;
    if (app->person_name)
        return g_strdup(app->person_name);
    return text_clean(unknown ? g_get_user_name() : real, false);
}

static void add_fields(struct setup *setup)
{
    const struct app *app = setup->base.screen.app;
    const char *const sign_in[] = {_("tanpa masuk: satu orang, atau saling percaya"),
                                   _("setiap orang masuk dengan kata sandi"), NULL};
    int chosen;
    g_auto(GStrv) titles = form_titles(setup, &chosen);
    g_autofree char *year = year_text(0);
    fields_add_line(&setup->base.fields, _("Unit"), app->survey ? app->survey->unit : "",
                    _("nama unit, misalnya Loka POM di Kota Balikpapan"));
    fields_add_choice(&setup->base.fields, _("Formulir"), (const char *const *)titles, chosen);
    fields_add_line(&setup->base.fields, _("Tahun"), year, NULL);
    fields_add_line(&setup->base.fields, _("Target indeks"), "", _("boleh kosong, misalnya 90,00"));
    fields_add_long(&setup->base.fields, C_("list", "Layanan"), "", app->survey ? 7 : 6,
                    _("satu per baris, lihat contoh di bawah"));
    if (app->survey)
        return;
    g_autofree char *name = proposed_name(app);
    fields_add_line(&setup->base.fields, _("Nama Anda"), name, NULL);
    fields_offer(&setup->base.fields, NAME);
    fields_add_choice(&setup->base.fields, _("Kata sandi"), sign_in, 0);
}

struct screen *setup_open(struct app *app, struct screen *owner)
{
    struct error error;
    struct setup *setup = screen_create(&setup_class, app);
    setup->owner = owner;
    setup->ids = g_ptr_array_new_with_free_func(g_free);
    setup->proposal.target = HUNDREDTHS_NONE;
    setup->files = places_form_files(&error);
    fields_init(&setup->base.fields);
    setup->base.save = save;
    setup->base.unsaved = N_("Survei ini belum dibuat.");
    setup->base.save_words = N_("Buat survei");
    setup->base.discard_words = N_("Buang isian ini");
    if (!setup->files) {
        setup->files = g_ptr_array_new();
        g_ptr_array_add(setup->files, g_strdup(""));
        screen_complain(&setup->base.screen, &error);
    }
    add_fields(setup);
    follow_proposal(setup);
    return &setup->base.screen;
}
