package cn.topcentral.hub.templates.card;

import java.net.URI;

/** The picture of a news notice; WeCom draws ratios of width to height above 1.3 and below 2.25, and 1.3 by default. */
public record CardImage(URI address, double aspectRatio) {
    public CardImage {
        CardRules.webAddress(address, "card_image.url");
        if (!(aspectRatio >= 1.3 && aspectRatio < 2.25)) {
            throw new IllegalArgumentException(
                    "card_image.aspect_ratio is " + aspectRatio + "; WeCom takes 1.3 up to, not including, 2.25");
        }
    }

    public static CardImage of(URI address) {
        return new CardImage(address, 1.3);
    }
}
