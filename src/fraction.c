#include "src/fraction.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

long fraction_to_hundredths(const mpq_t value)
{
    /* floor((200·n + d) / 2d) is half up for either sign. */
    mpz_t numerator, denominator;
    mpz_init(numerator);
    mpz_init(denominator);
    mpz_mul_ui(numerator, mpq_numref(value), 200);
    mpz_add(numerator, numerator, mpq_denref(value));
    mpz_mul_ui(denominator, mpq_denref(value), 2);
    mpz_fdiv_q(numerator, numerator, denominator);
    long hundredths = mpz_get_si(numerator);
    mpz_clear(numerator);
    mpz_clear(denominator);
    return hundredths;
}

const char *hundredths_text(long hundredths, char point, char buffer[HUNDREDTHS_TEXT])
{
    const char *sign = hundredths < 0 ? "-" : "";
    if (hundredths == HUNDREDTHS_NONE)
        return strcpy(buffer, "–");
    snprintf(buffer, HUNDREDTHS_TEXT, "%s%ld%c%02ld", sign, labs(hundredths) / 100, point,
             labs(hundredths) % 100);
    return buffer;
}

const char *hundredths_text_absolute(long hundredths, char point, char buffer[HUNDREDTHS_TEXT])
{
    return hundredths_text(hundredths == HUNDREDTHS_NONE ? hundredths : labs(hundredths), point,
                           buffer);
}

bool hundredths_read(const char *text, long *hundredths)
{
    size_t whole = strspn(text, "0123456789");
    size_t decimals = 0;
    if (whole == 0 || whole > 7)
        return false;
    if (text[whole] == '.' || text[whole] == ',')
        decimals = strspn(text + whole + 1, "0123456789");
    if (decimals > 2 || (text[whole] && decimals == 0) || (decimals && text[whole + 1 + decimals]))
        return false;
    *hundredths = atol(text) * 100;
    if (decimals)
        *hundredths += atol(text + whole + 1) * (decimals == 1 ? 10 : 1);
    return true;
}

long hundredths_percent(long value, long base)
{
    if (value == HUNDREDTHS_NONE || base == HUNDREDTHS_NONE || base == 0)
        return HUNDREDTHS_NONE;
    mpq_t percent;
    mpq_init(percent);
    mpz_set_si(mpq_numref(percent), value);
    mpz_mul_ui(mpq_numref(percent), mpq_numref(percent), 100);
    mpz_set_si(mpq_denref(percent), base);
    mpq_canonicalize(percent);
    long hundredths = fraction_to_hundredths(percent);
    mpq_clear(percent);
    return hundredths;
}
