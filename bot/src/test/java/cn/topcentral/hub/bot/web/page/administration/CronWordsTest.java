package cn.topcentral.hub.bot.web.page.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 0 9 * * ?        | 每天09:00
                    0 0 9 ? * 2        | 每周一09:00
                    0 30 8 ? * 2-6     | 周一到周五08:30
                    0 0 18 ? * MON-FRI | 周一到周五18:00
                    0 0 9 1 * ?        | 每月1日09:00
                    0 0 9,14 * * ?     | 每天09:00、14:00
                    0 */5 * * * ?      | 每天每5分钟
                    0 0 9 ? * 1,7      | 每周日、六09:00
                    0 0 9 L * ?        | 0 0 9 L * ?
                    0 0 9 1 1 ?        | 0 0 9 1 1 ?
                    """)
    void timesAreReadInWordsOrAsTheyAreWritten(String cron, String words) {
        assertThat(CronWords.of(cron)).isEqualTo(words);
    }
}
