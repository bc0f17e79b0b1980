package cn.topcentral.hub.templates.card;

/**
 * A WeCom template card (developer pages 90236, 91770, 101032). Lengths follow the robot and webhook columns, the smaller
 * ones, so that one card suits every door it may go through.
 */
public sealed interface Card
        permits TextNoticeCard, NewsNoticeCard, ButtonInteractionCard, VoteInteractionCard, MultipleInteractionCard {

    /** WeCom's {@code card_type}. */
    String cardType();

    /**
     * Whether a tap on this card calls the hub back. Such a card needs a callback address (else WeCom answers 43012) and
     * does not go through a group webhook.
     */
    boolean callsBack();

    /** The same content as lines of text, for when the card is refused or the reader cannot see cards. Never blank. */
    String plainText();
}
