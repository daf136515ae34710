package dev.limen.domain.installation;

/** How far the operating system of a VM has been installed. */
public enum InstallationStatus {
    NOT_INSTALLED,
    INSTALLING,
    INSTALLED,
    INSTALLATION_FAILED
}
