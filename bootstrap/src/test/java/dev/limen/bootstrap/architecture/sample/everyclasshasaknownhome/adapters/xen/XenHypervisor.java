package dev.limen.bootstrap.architecture.sample.everyclasshasaknownhome.adapters.xen;

final class XenHypervisor {}
