package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Reads items in another form than the general one, such as the seed's visit report. An item chooses it by its {@code type}, which is then none
 * of the nine types of communication but the decoder's own word.
 */
public interface ReportDecoder {
    /** The value of {@code type} that chooses it, e.g. {@code visit_report}. */
    String type();

    /**
     * What the item tells; several communications when it is about several customers.
     *
     * @param sourceSystem where the item comes from, for the source keys
     * @throws IllegalArgumentException saying what is wrong with it and what would be right
     */
    List<CommunicationDraft> decode(JsonNode item, String sourceSystem);
}
