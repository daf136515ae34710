package dev.limen.bootstrap.architecture.sample.postsareidempotent.adapters.rest.vm;

import jakarta.ws.rs.POST;

class VmResource {

    @POST
    public String create() {
        return "made, once more";
    }
}
