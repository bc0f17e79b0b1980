package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.login.MembersOnly;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.page.Shell;
import cn.topcentral.hub.templates.page.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;

/** Answers with pages of the hub, each within its navigation, or with parts of them. Thread-safe. */
public final class Frame {
    private final MembersOnly membersOnly;
    private final Pages pages;

    public Frame(MembersOnly membersOnly, Pages pages) {
        this.membersOnly = membersOnly;
        this.pages = pages;
    }

    /** Who may come in. */
    public MembersOnly membersOnly() {
        return membersOnly;
    }

    /**
     * Answers with a whole page.
     *
     * @param place to which it belongs; a customer's pages belong to none
     */
    public void show(Context context, Employee employee, Optional<Place> place, View view) {
        context.html(pages.page(shell(context, employee, place), view));
    }

    /** Answers with a part of a page. */
    public void part(Context context, View view) {
        context.html(pages.part(view));
    }

    /**
     * Answers a change: a script gets the part of the page as it is now, a browser without one is sent back to the page.
     *
     * @param page path of the page with the changed part, within the hub
     */
    public void changed(Context context, View part, String page) {
        if (ProblemAnswers.forScript(context)) {
            part(context, part);
        } else {
            context.redirect(page, HttpStatus.SEE_OTHER);
        }
    }

    /** What forms must send along, see {@link MembersOnly#action}. */
    public String csrf(Context context) {
        return membersOnly.csrf(context);
    }

    private Shell shell(Context context, Employee employee, Optional<Place> current) {
        return new Shell(
                employee.name(),
                Arrays.stream(Place.values())
                        .filter(place -> employee.role().compareTo(place.least()) >= 0)
                        .map(place -> new Shell.Place(
                                place.label(),
                                place.icon(),
                                place.path(),
                                current.filter(place::equals).isPresent()))
                        .toList(),
                membersOnly.csrf(context));
    }
}
