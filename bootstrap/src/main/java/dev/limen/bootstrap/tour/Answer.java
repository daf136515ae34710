package dev.limen.bootstrap.tour;

import com.fasterxml.jackson.databind.JsonNode;

/** What LIMEN answered to one request. */
record Answer(String request, int status, JsonNode body) {

    /** The same answer, if it has this status. */
    Answer with(int expectedStatus) {
        Surprise.unless(status == expectedStatus, "status " + expectedStatus + " from " + request, shown());
        return this;
    }

    /** The same answer, if a member, named by a JSON pointer, has this value. */
    Answer having(String pointer, Object value) {
        String found = body.at(pointer).asText();
        Surprise.unless(found.equals(value.toString()), pointer + " = " + value + " from " + request, shown());
        return this;
    }

    /** The same answer, if its message contains the words. */
    Answer saying(String... words) {
        for (String word : words) {
            Surprise.unless(message().contains(word), "a message with '" + word + "' from " + request, shown());
        }
        return this;
    }

    String text(String member) {
        return body.path(member).asText();
    }

    String message() {
        return text("message");
    }

    /** Tokens stay out of sight. */
    private String shown() {
        return "status " + status + " with " + (body.has("token") ? "a token" : body.toString());
    }
}
