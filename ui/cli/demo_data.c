#include "ui/cli/demo_data.h"

#include <stddef.h>

/* Sheets and figures: published report of the 2024 survey of Loka POM di Kota Balikpapan. */

const struct demo_service demo_services[] = {
    {"CDOB", "Sertifikasi CDOB", 3},
    {"CPOTB", "Sertifikasi CPOTB", 1},
    {"CPKB", "Sertifikasi CPKB", 2},
    {"CPPOB", "Izin penerapan CPPOB", 7},
    {"PENGADUAN", "Pengaduan dan informasi", 98},
    {NULL},
};

const char demo_sheets[] = "sheet,service,age,sex,education,occupation,stage_pct,q1,q2,q3,q4,q5,q6,"
                           "q7,q8,q9,q10,q11,counted,reason\n"
                           "1,CDOB,38,L,S1,LAINNYA,100,6,5,6,5,4,4,5,5,5,5,6,1,\n"
                           "2,CPOTB,40,L,S1,WIRASWASTA,50,5,5,5,5,5,5,4,4,5,5,5,1,\n"
                           "3,CPKB,40,P,S2,WIRASWASTA,70,6,5,6,5,4,6,6,5,6,5,6,1,\n"
                           "4,CPPOB,43,P,SMA,WIRASWASTA,80,5,5,5,5,5,6,5,5,5,5,5,1,\n"
                           "5,CPPOB,48,L,S1,WIRASWASTA,90,4,4,5,5,3,6,5,5,6,5,4,1,\n"
                           "6,CPPOB,35,P,SMA,LAINNYA,100,6,6,6,6,6,5,6,6,6,5,5,0,melebihi kuota\n"
                           "7,CPPOB,29,P,D3,LAINNYA,100,5,6,6,5,5,6,5,5,6,5,6,0,melebihi kuota\n"
                           "8,PENGADUAN,36,L,S1,WIRASWASTA,100,5,5,6,6,6,6,6,6,6,6,5,1,\n"
                           "9,PENGADUAN,25,L,S1,WIRASWASTA,100,5,5,5,5,6,6,5,6,6,6,5,1,\n"
                           "10,PENGADUAN,56,P,S1,SWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "11,PENGADUAN,46,L,S1,SWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "12,PENGADUAN,20,P,D3,PELAJAR,100,5,5,5,5,5,6,6,6,6,6,5,1,\n"
                           "13,PENGADUAN,23,P,S1,PELAJAR,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "14,PENGADUAN,69,L,SMA,LAINNYA,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "15,PENGADUAN,53,P,SMA,LAINNYA,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "16,PENGADUAN,32,P,S1,LAINNYA,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "17,PENGADUAN,28,P,SMA,LAINNYA,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "18,PENGADUAN,27,P,S1,SWASTA,90,6,6,6,5,6,6,6,5,5,6,5,1,\n"
                           "19,PENGADUAN,26,P,S1,LAINNYA,90,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "20,PENGADUAN,20,L,SMA,PELAJAR,100,5,5,5,5,5,5,5,5,5,5,5,1,\n"
                           "21,PENGADUAN,28,P,S1,SWASTA,100,5,5,5,5,5,5,5,5,5,5,5,1,\n"
                           "22,PENGADUAN,28,P,S1,SWASTA,100,5,5,5,5,6,5,5,5,6,5,5,1,\n"
                           "23,PENGADUAN,25,P,S1,SWASTA,100,5,6,5,6,5,5,6,5,5,6,5,1,\n"
                           "24,PENGADUAN,27,P,S1,SWASTA,100,5,5,6,5,5,6,5,5,5,6,5,1,\n"
                           "25,PENGADUAN,30,P,S1,SWASTA,100,6,6,6,6,6,6,6,5,5,5,5,1,\n"
                           "26,PENGADUAN,25,L,SMA,WIRASWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "27,PENGADUAN,32,P,S1,LAINNYA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "28,PENGADUAN,30,L,SMA,WIRASWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "29,PENGADUAN,34,L,S2,WIRASWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "30,PENGADUAN,22,L,SMA,WIRASWASTA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n"
                           "31,PENGADUAN,33,L,S1,LAINNYA,100,6,6,6,6,6,6,6,6,6,6,6,1,\n";

const char demo_published[] = "year,u1,u2,u3,u4,u5,u6,u7,u8,u9,ikm\n"
                              "2023,85.90,86.32,90.46,92.31,88.89,95.73,95.73,86.75,83.76,89.54\n";

/* A plan in our own words. */
const char demo_actions[] =
    "service,element,cause,plan,due,owner,status,realisation,done,evidence,obstacles\n"
    "CDOB,U4,Pemohon belum tahu bahwa tarif sudah termasuk pemeriksaan ulang,"
    "Selebaran alur dan tarif sertifikasi CDOB di loket dan di laman,30/09/2024,"
    "Tim Sertifikasi,done,Selebaran dicetak 200 lembar dan dipasang di laman,2024-09-18,"
    "Selebaran CDOB 2024,\n"
    "CPOTB,U5,Pelaku usaha obat tradisional belum mengenal tahapan CPOTB bertahap,"
    "Bagan alur CPOTB bertahap dan pendampingan dua kali setahun,31/12/2024,"
    "Tim Sertifikasi,running,,,,\n"
    "CPOTB,U6,Belum semua petugas mengikuti pelatihan CPOTB,"
    "Pelatihan CPOTB bagi petugas sertifikasi dalam dua angkatan,TW IV 2024,"
    "Kepala Loka,running,Angkatan pertama selesai,,Daftar hadir angkatan 1,"
    "Jadwal narasumber berubah\n"
    "CPPOB,U1,Persyaratan denah bangunan sering keliru dibuat,"
    "Bimbingan teknis penyusunan denah dan dokumen CPPOB,31/07/2024,"
    "Tim Sertifikasi,done,Bimbingan diikuti 14 pelaku usaha,2024-07-23,Laporan bimtek CPPOB,\n"
    "CPPOB,U2,Tahap pengajuan daring membingungkan pemohon baru,"
    "Video panduan pengajuan izin penerapan CPPOB,Desember 2024,Tim Informasi,planned,,,,\n"
    "CPPOB,U9,Ruang konsultasi belum memadai,"
    "Usulan pengadaan meja konsultasi dan perbaikan pendingin ruangan,TW I 2025,"
    "Tata Usaha,planned,,,,Menunggu anggaran tahun depan\n"
    "PENGADUAN,U1,Formulir pengaduan dinilai terlalu panjang,"
    "Formulir pengaduan satu halaman dan contoh pengisiannya,31/10/2024,"
    "Tim Informasi,done,Formulir baru dipakai sejak 1 Oktober,2024-10-01,"
    "Formulir pengaduan revisi 2,\n"
    "PENGADUAN,U9,Kursi ruang tunggu kurang pada jam ramai,"
    "Penambahan kursi tunggu dan papan giliran antre,29/11/2024,Tata Usaha,planned,,,,\n";
