package io.github.processpool.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;

/**
 * Integers and decimals of any size as one string: in decimal digits if they are short. Decimal digits of a long number
 * take time that grows with the square of their count, so its bytes are written in base64: the integer's two's complement,
 * the most significant byte first.
 */
final class BigNumbers {
    private static final int MOST_DECIMAL_BITS = 4_096; // 1,233 digits
    private static final int LONGEST_DECIMAL = 1_300; // with sign, point and exponent
    private static final int LEAST_SCALE = Integer.MIN_VALUE + LONGEST_DECIMAL; // the JDK reads no larger exponent
    private static final String BYTES = "#";
    private static final char SCALE = ':';

    private BigNumbers() {}

    static String format(BigInteger number) {
        return isShort(number) ? number.toString() : BYTES + base64(number);
    }

    static String format(BigDecimal number) {
        BigInteger unscaled = number.unscaledValue();
        return isShort(unscaled) && number.scale() >= LEAST_SCALE
                ? number.toString()
                : BYTES + base64(unscaled) + SCALE + number.scale();
    }

    private static boolean isShort(BigInteger number) {
        return number.bitLength() <= MOST_DECIMAL_BITS;
    }

    private static String base64(BigInteger number) {
        return Base64.getEncoder().encodeToString(number.toByteArray());
    }

    static BigInteger parseInteger(String text) {
        return text.startsWith(BYTES) ? ofBase64(text.substring(BYTES.length())) : new BigInteger(decimal(text));
    }

    static BigDecimal parseDecimal(String text) {
        if (!text.startsWith(BYTES)) {
            return new BigDecimal(decimal(text));
        }
        int scale = text.lastIndexOf(SCALE);
        if (scale < 0) {
            throw new NumberFormatException("bytes without a scale");
        }
        return new BigDecimal(
                ofBase64(text.substring(BYTES.length(), scale)), Integer.parseInt(text.substring(scale + 1)));
    }

    private static BigInteger ofBase64(String text) {
        return new BigInteger(Base64.getDecoder().decode(text));
    }

    private static String decimal(String text) {
        if (text.length() > LONGEST_DECIMAL) {
            throw new NumberFormatException(text.length() + " characters in decimal, where it has to be base64");
        }
        return text;
    }
}
