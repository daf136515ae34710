package dev.limen.adapters.rest.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.IntegerDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.LongDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

/** Whole numbers as JSON Schema has them: {@code 512}, {@code 512.0} and {@code 5.12e2} are the same. */
final class WholeNumber<N extends Number> extends JsonDeserializer<N> {

    private static final int MAX_TRAILING_ZEROS = 18;

    private final Class<N> type;
    private final JsonDeserializer<N> plain;
    private final Function<BigDecimal, N> exact;

    private WholeNumber(Class<N> type, JsonDeserializer<N> plain, Function<BigDecimal, N> exact) {
        this.type = type;
        this.plain = plain;
        this.exact = exact;
    }

    static Module module() {
        return new SimpleModule()
                .addDeserializer(
                        Integer.class,
                        new WholeNumber<>(
                                Integer.class, new IntegerDeserializer(Integer.class, null), BigDecimal::intValueExact))
                .addDeserializer(
                        Long.class,
                        new WholeNumber<>(
                                Long.class, new LongDeserializer(Long.class, null), BigDecimal::longValueExact));
    }

    @Override
    public Class<N> handledType() {
        return type;
    }

    @Override
    public N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return plain.deserialize(parser, context);
        }
        BigDecimal number = parser.getDecimalValue().stripTrailingZeros();
        if (number.scale() > 0) {
            return context.reportInputMismatch(this, "not a whole number");
        }
        try {
            return exact.apply(withFewDigits(number));
        } catch (ArithmeticException tooLarge) {
            throw new InputCoercionException(parser, "out of range", JsonToken.VALUE_NUMBER_FLOAT, handledType());
        }
    }

    /** Others are never written out: 1e2147483647 has more digits than there is memory. */
    private static BigDecimal withFewDigits(BigDecimal number) {
        if (number.scale() < -MAX_TRAILING_ZEROS) {
            throw new ArithmeticException();
        }
        return number;
    }
}
