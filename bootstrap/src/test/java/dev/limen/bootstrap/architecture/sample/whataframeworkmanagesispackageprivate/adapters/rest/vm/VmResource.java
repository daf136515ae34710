package dev.limen.bootstrap.architecture.sample.whataframeworkmanagesispackageprivate.adapters.rest.vm;

import jakarta.ws.rs.Path;

@Path("/vms")
public final class VmResource {}
