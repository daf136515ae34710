package dev.limen.bootstrap.architecture.sample.whattakesapostanswersitonce.adapters.rest.vm;

import jakarta.ws.rs.POST;

class VmResource {

    @POST
    public String create() {
        return "made, once more";
    }
}
