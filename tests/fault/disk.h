#ifndef LEMBAR_TESTS_FAULT_DISK_H
#define LEMBAR_TESTS_FAULT_DISK_H

#include <stdbool.h>

/* A disk that fails where a test wants it. It stands between the program and the real files, both
 * beneath SQLite (disk_vfs.c) and beneath the plain calls of the system (disk_calls.c), counts each
 * operation, and knows what has been synced: the rest may be lost in a power cut. */

enum disk_fault {
    DISK_IS_SOUND,
    DISK_FAILS_ONCE,  /* one operation fails, those after it succeed */
    DISK_IS_GONE,     /* from one operation on all fail, until disk_mend */
    DISK_IS_FULL,     /* from one operation on nothing more can be written, until disk_mend */
    DISK_LOSES_STICK, /* from one operation on all in the folder "stick" fails, until disk_mend */
    DISK_TEARS,       /* one write stores its first half and fails */
    DISK_FORGETS,     /* one sync fails; the power is to be cut by disk_pull_plug */
    DISK_LOSES_POWER, /* all that was not synced is lost */
    DISK_SCATTERS,    /* power is lost; some sectors that were not synced reached the disk */
    DISK_LOSES_HOST,  /* the program is killed: all that it wrote is there */
    DISK_FAULTS
};

/* SQLite uses the disk from now on; once in a program. */
void disk_install(void);

/* Begins with all in FOLDER on the disk for good. What lies elsewhere is no business of the disk.
 * Random numbers begin anew too, so that a run can be repeated. */
void disk_begin(const char *folder);

/* The operation of that number, from 0 and counted from now, meets the fault. */
void disk_arm(enum disk_fault fault, long point);

/* Operations succeed again, and are not counted; a lost program stays lost. */
void disk_mend(void);

/* The power is cut now: what was not synced is lost. */
void disk_pull_plug(void);

/* What survived is what is there from now on; the program that met a power cut has been closed. */
void disk_end(void);

bool disk_has_struck(void);   /* since disk_arm */
bool disk_lost_program(void); /* by power cut or kill */
long disk_points(void);       /* operations since disk_arm */

/* Whether the operation of that number is one that the fault could strike. */
bool disk_can_strike(enum disk_fault fault, long point);

const char *disk_fault_name(enum disk_fault fault);

#endif
