package cn.topcentral.hub.agents.local.opportunity;

/**
 * A material somebody named.
 *
 * @param family the name of its family in the catalogue, or the name itself when the catalogue does not know it
 * @param name {@code PCR-ABS-1000}; the family's name when no particular grade was named
 */
record Grade(String family, String name) {

    /** Whether a grade was named, not only the material. */
    boolean particular() {
        return !name.equals(family);
    }
}
