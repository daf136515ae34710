package dev.limen.adapters.rest.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.limen.adapters.rest.error.RequestError;
import dev.limen.domain.InvalidValue;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts only bodies that are one JSON object of limited length, and says what is wrong with any other. Uploads pass. */
@Provider
class BodyInterceptor implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        context.setInputStream(new LimitedInputStream(context.getInputStream()));
        @Nullable Object body = read(context);
        if (body == null && !context.getType().isAnnotationPresent(OptionalBody.class)) {
            throw new RequestError(RequestError.Kind.NOT_AN_OBJECT);
        }
        return body;
    }

    private static @Nullable Object read(ReaderInterceptorContext context) {
        try {
            return context.proceed();
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException json ? problem(json) : e;
        } catch (IOException e) {
            throw new RequestError(RequestError.Kind.NOT_JSON, e);
        }
    }

    private static RuntimeException problem(JsonProcessingException e) {
        return switch (e) {
            case MismatchedInputException wrongType
            when hasField(wrongType) -> new InvalidValue(field(wrongType), expectation(wrongType.getTargetType()));
            case MismatchedInputException wrongType -> new RequestError(RequestError.Kind.NOT_AN_OBJECT, wrongType);
            case JsonMappingException wrongValue
            when hasField(wrongValue) && wrongValue.getCause() instanceof InputCoercionException ->
                new InvalidValue(field(wrongValue), "is out of range");
            default -> new RequestError(RequestError.Kind.NOT_JSON, e);
        };
    }

    private static boolean hasField(JsonMappingException e) {
        return !e.getPath().isEmpty() && e.getPath().getLast().getFieldName() != null;
    }

    private static String field(JsonMappingException e) {
        List<String> names = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .toList();
        return String.join(".", names);
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return "must be a whole number";
        }
        return type == Boolean.class ? "must be true or false" : "must be text";
    }
}
