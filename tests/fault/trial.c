#include "tests/fault/trial.h"

#include "tests/fault/session.h"
#include "tests/store/truth.h"

/* A trial allocates much and briefly: a sanitizer need not remember it for long. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=4:malloc_context_size=6";
}

/* Where the trial is, for whoever reads that it failed. */
static char *place;

int trial_tell(void **state)
{
    (void)state;
    if (place)
        print_message("at %s\n", place);
    g_clear_pointer(&place, g_free);
    return 0;
}

/* --- the office as it was --- */

struct kept_file {
    char *path;
    char *content;
    gsize size;
};

static void clear_kept_file(void *data)
{
    g_free(((struct kept_file *)data)->path);
    g_free(((struct kept_file *)data)->content);
}

static void keep_folder(const char *folder, GArray *files)
{
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    assert_non_null(directory);
    for (const char *name; (name = g_dir_read_name(directory));) {
        struct kept_file file = {.path = g_build_filename(folder, name, NULL)};
        if (g_file_get_contents(file.path, &file.content, &file.size, NULL)) {
            g_array_append_val(files, file);
            continue;
        }
        keep_folder(file.path, files);
        g_free(file.path);
    }
}

static GArray *keep_office(const struct session *session)
{
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct kept_file));
    g_array_set_clear_func(files, clear_kept_file);
    keep_folder(session->office.folder, files);
    return files;
}

static void empty_folder(const char *folder)
{
    g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            empty_folder(path);
        else
            assert_int_equal(g_unlink(path), 0);
    }
}

static void put_back(const struct session *session, const GArray *files)
{
    empty_folder(session->office.folder);
    for (guint i = 0; i < files->len; i++) {
        const struct kept_file *file = &g_array_index(files, struct kept_file, i);
        int to = open(file->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        assert_true(to >= 0);
        assert_int_equal(write(to, file->content, file->size), file->size);
        close(to);
    }
}

/* --- one step --- */

/* A step as it goes where nothing fails. */
struct course {
    const struct step *step;
    GArray *files; /* of the office before it */
    char *before, *after, *seen;
    long points;
};

static bool act(struct session *session, const struct step *step)
{
    error = (struct error){0};
    g_string_truncate(session->seen, 0);
    return step->act(session, step->argument, &error);
}

/* The sentences of a full disk speak of room; those of the system too. */
static bool speaks_of_room(const char *sentence)
{
    return strstr(sentence, "penuh") || strstr(sentence, "ruang") || strstr(sentence, "space");
}

static void assert_told_in_a_sentence(enum disk_fault fault)
{
    size_t length = strlen(error.message);
    if (fault == DISK_IS_FULL && !speaks_of_room(error.message))
        fail_msg("the disk is full, but told is: \"%s\"", error.message);
    if (length == 0 || error.message[length - 1] != '.' || strchr(error.message, '\n'))
        fail_msg("no sentence: \"%s\"", error.message);
}

/* A commit whose sync failed may be found there by who opens the database next. */
static bool is_there_all_the_same(const struct session *session, const struct course *course)
{
    g_autofree char *found = NULL;
    if (course->step->kind == STEP_ALONE)
        found = session_dump(session->office.path);
    return found && strcmp(found, course->after) == 0;
}

/* The disk is sound again, and the program still there: what failed succeeds. */
static void try_again(struct session *session, const struct course *course)
{
    disk_mend();
    session->attempt++;
    if (!is_there_all_the_same(session, course) && !act(session, course->step))
        fail_msg("not even with a sound disk: %s", error.message);
}

/* Whether the step was confirmed. A refused one is tried again where AGAIN. */
static bool play(struct session *session, const struct course *course, enum disk_fault fault,
                 bool again)
{
    bool ok = act(session, course->step);
    if (!ok)
        assert_told_in_a_sentence(fault);
    if (disk_lost_program())
        return false;
    if (fault == DISK_FORGETS) {
        disk_pull_plug();
        return ok;
    }
    if (!ok && again)
        try_again(session, course);
    return ok || again;
}

/* The fault may also come while the program is closed. */
static bool play_with_program(struct session *session, const struct course *course,
                              enum disk_fault fault, long point, bool again)
{
    bool inside = course->step->kind == STEP_INSIDE;
    if (inside)
        session_open_program(session);
    disk_arm(fault, point);
    bool ok = play(session, course, fault, again);
    if (inside)
        session_close_program(session);
    disk_mend();
    return ok;
}

/* --- after it --- */

/* The officer opens Lembar: all is well. */
static void assert_sound(struct session *session)
{
    session_open_program(session);
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(g_free);
    assert_ok(database_check(session->office.first.database, findings, &error));
    if (findings->len > 0)
        fail_msg("found: %s", (const char *)g_ptr_array_index(findings, 0));
    assert_true_to_its_record(session->office.first.database);
    assert_figures_are_right(&session->office.first);
    session_close_program(session);
}

static G_NORETURN void fail_with_difference(const char *what, const char *found,
                                            const char *expected)
{
    g_auto(GStrv) a = g_strsplit(found, "\n", -1);
    g_auto(GStrv) b = g_strsplit(expected, "\n", -1);
    int i = 0;
    while (a[i] && b[i] && strcmp(a[i], b[i]) == 0)
        i++;
    print_message("%s: \"%s\" instead of \"%s\"\n", what, a[i] ? a[i] : "", b[i] ? b[i] : "");
    fail();
    abort();
}

static void assert_nothing_half(const struct course *course, const char *found, bool confirmed)
{
    if (strcmp(found, course->after) == 0)
        return;
    if (confirmed)
        fail_with_difference("confirmed, but not there", found, course->after);
    if (strcmp(found, course->before) != 0)
        fail_with_difference("neither as before nor as after", found, course->before);
}

static bool can_be_opened(const char *dump)
{
    return strstr(dump, "\nsurvey 1 ") != NULL;
}

static void assert_survived(struct session *session, const struct course *course, bool confirmed)
{
    g_autofree char *found = session_dump(session->office.path);
    assert_nothing_half(course, found, confirmed);
    if (confirmed && strcmp(session->seen->str, course->seen) != 0)
        fail_with_difference("seen", session->seen->str, course->seen);
    if (course->step->check)
        course->step->check(session, course->before, strcmp(found, course->after) == 0);
    if (can_be_opened(found))
        assert_sound(session);
}

/* Who finds Lembar as it was before, does it again. */
static void assert_can_be_done(struct session *session, const struct course *course)
{
    g_autofree char *found = session_dump(session->office.path);
    if (strcmp(found, course->before) != 0 || strcmp(found, course->after) == 0)
        return;
    session->attempt++;
    if (!play_with_program(session, course, DISK_IS_SOUND, -1, false))
        fail_msg("not even after a new start: %s", error.message);
    assert_survived(session, course, true);
}

static bool try_point(struct session *session, const struct course *course, enum disk_fault fault,
                      long point)
{
    g_free(place);
    place = g_strdup_printf("\"%s\", operation %ld of %ld: disk %s", course->step->name, point,
                            course->points, disk_fault_name(fault));
    session->attempt = 0;
    put_back(session, course->files);
    disk_begin(session->office.folder);
    bool ok = play_with_program(session, course, fault, point, point % 2 == 0);
    bool struck = disk_has_struck();
    bool lost = disk_lost_program();
    disk_end();
    assert_survived(session, course, ok);
    if (lost)
        assert_can_be_done(session, course);
    return struck;
}

/* --- the session --- */

static struct course play_soundly(struct session *session, const struct step *step)
{
    struct course course = {.step = step, .files = keep_office(session)};
    course.before = session_dump(session->office.path);
    session->attempt = 0;
    disk_begin(session->office.folder);
    if (!play_with_program(session, &course, DISK_IS_SOUND, -1, false))
        fail_msg("%s: %s", step->name, error.message);
    course.points = disk_points();
    disk_end();
    course.seen = g_strdup(session->seen->str);
    course.after = session_dump(session->office.path);
    return course;
}

static void course_finish(struct course *course)
{
    g_array_unref(course->files);
    g_free(course->before);
    g_free(course->after);
    g_free(course->seen);
}

static GArray *points_of(enum disk_fault fault, long points)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(long));
    for (long point = 0; point < points; point++)
        if (disk_can_strike(fault, point))
            g_array_append_val(list, point);
    return list;
}

static long try_step(struct session *session, const struct course *course, enum disk_fault fault,
                     long most)
{
    long struck = 0;
    g_autoptr(GArray) points = points_of(fault, course->points);
    long count = MIN((long)points->len, most);
    for (long i = 0; i < count; i++) {
        long chosen = count > 1 ? i * (points->len - 1) / (count - 1) : 0;
        struck += try_point(session, course, fault, g_array_index(points, long, chosen));
    }
    return struck;
}

long trial_of(enum disk_fault fault, long most)
{
    long struck = 0;
    struct session session;
    session_begin(&session);
    for (const struct step *step = session_steps; step->name; step++) {
        struct course course = play_soundly(&session, step);
        GArray *after = keep_office(&session);
        if (step->kind != STEP_GIVEN && (fault != DISK_LOSES_STICK || step->check))
            struck += try_step(&session, &course, fault, most);
        put_back(&session, after);
        g_array_unref(after);
        course_finish(&course);
    }
    g_clear_pointer(&place, g_free);
    session_end(&session);
    return struck;
}
