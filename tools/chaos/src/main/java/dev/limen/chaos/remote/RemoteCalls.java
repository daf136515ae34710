package dev.limen.chaos.remote;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.limen.domain.hypervisor.HypervisorError;
import dev.limen.domain.vm.VmUuid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.UUID;

/** How calls of the hypervisor port are written on the wire between LIMEN and {@link HypervisorServer}. */
final class RemoteCalls {

    /** What an answer that is a result begins with; any other is an error. */
    static final String RESULT = "result ";

    static final String ERROR = "error ";

    /** What a connection begins with that only listens; the answer is the same, and events follow. */
    static final String EVENTS = "events";

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addKeySerializer(VmUuid.class, new JsonSerializer<>() {
                        @Override
                        public void serialize(VmUuid uuid, JsonGenerator out, SerializerProvider all)
                                throws IOException {
                            out.writeFieldName(uuid.value().toString());
                        }
                    })
                    .addKeyDeserializer(VmUuid.class, new KeyDeserializer() {
                        @Override
                        public VmUuid deserializeKey(String key, DeserializationContext all) {
                            return new VmUuid(UUID.fromString(key));
                        }
                    }))
            .build();

    private RemoteCalls() {}

    /** The error as it is, in one line. */
    static String write(HypervisorError error) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        return ERROR + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static HypervisorError readError(String line) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(line.substring(ERROR.length()));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (HypervisorError) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
