package cn.topcentral.hub.templates.page;

import java.util.List;

/**
 * What surrounds a page of somebody who is signed in.
 *
 * @param person whose session it is, by name
 * @param places where they may go, in order
 * @param csrf what forms and scripts of this session must send along with a change
 */
public record Shell(String person, List<Place> places, String csrf) {
    /**
     * A place of the navigation.
     *
     * @param path within the hub
     * @param current whether the page belongs to it
     */
    public record Place(String label, String icon, String path, boolean current) {}

    public Shell {
        places = List.copyOf(places);
    }
}
