package dev.limen.adapters.libvirt.guest;

import dev.limen.adapters.libvirt.binding.Xml;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/** The drives of a domain. */
final class Drives {

    private static final String MEDIA = "devices/disk[@device='cdrom']/source";
    private static final int LIVE = 0;

    private Drives() {}

    /** Whether libvirt has left a medium out that was not there, which it does where the definition allows it. */
    static boolean lacksMedium(Domain domain) throws LibvirtException {
        long defined = media(Domains.definition(domain));
        return defined > 0 && media(domain.getXMLDesc(LIVE)) < defined;
    }

    private static long media(String xml) {
        return Xml.parse(xml).all(MEDIA).count();
    }
}
