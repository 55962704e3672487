#include "db/batch_room.h"

#include "src/i18n.h"

bool batch_refuse_closed(long number, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     _("Bundel %ld sudah ditutup. Minta penyelia membukanya, atau pilih bundel "
                       "lain."),
                     number);
}

static bool refuse_full(long number, long declared, struct error *error)
{
    return error_set(error, ERROR_INPUT,
                     _("Bundel %ld sudah lengkap: %ld lembar menurut slip. Naikkan jumlah pada "
                       "slip, atau pilih bundel lain."),
                     number, declared);
}

bool batch_room_check(struct statements *statements, size_t number, int64_t survey, int64_t batch,
                      long sheets, struct error *error)
{
    struct query query = query_begin(statements, number);
    query_bind_int(&query, ":batch", batch);
    query_bind_int(&query, ":survey", survey);
    bool found = query_step(&query);
    long name = found ? (long)query_int(&query, 0) : 0;
    bool closed = found && query_int(&query, 1) != 0;
    long declared = found ? (long)query_int(&query, 2) : 0;
    long room = found ? (long)query_int(&query, 3) : 0;
    if (!query_end(&query, error))
        return false;
    if (!found)
        return error_set(error, ERROR_STORAGE, _("Bundel itu tidak ada lagi."));
    if (closed)
        return batch_refuse_closed(name, error);
    return room >= sheets || refuse_full(name, declared, error);
}

GArray *batch_room_missing(struct statements *statements, size_t number, int64_t batch,
                           struct error *error)
{
    g_autoptr(GArray) serials = g_array_new(FALSE, FALSE, sizeof(long));
    struct query query = query_begin(statements, number);
    query_bind_int(&query, ":batch", batch);
    while (query_step(&query)) {
        long serial = (long)query_int(&query, 0);
        g_array_append_val(serials, serial);
    }
    return query_end(&query, error) ? g_steal_pointer(&serials) : NULL;
}
