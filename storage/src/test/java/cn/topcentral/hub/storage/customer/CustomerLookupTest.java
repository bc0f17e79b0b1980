package cn.topcentral.hub.storage.customer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.customer.CustomerMatch.How;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerLookupTest {
    private static TestDatabase db;
    private static CustomerLookup lookup;

    @BeforeAll
    static void open() {
        db = TestDatabase.create();
        CustomerRepository customers = new CustomerRepository(db.database());
        customers.save(customer("宁波奥克斯空调有限公司", "奥克斯", "AUX"));
        customers.save(customer("宁波方太厨具有限公司", "方太", "FOTILE"));
        customers.save(customer("重庆长安汽车股份有限公司", "长安汽车"));
        customers.save(customer("东莞茶山鸿兴五金厂", "鸿兴五金"));
        customers.save(customer("深圳鸿兴塑胶制品有限公司", "鸿兴塑胶"));
        customers.save(customer("Orrin Appliances Co., Ltd.", "Orrin"));
        lookup = new CustomerLookup(db.database());
    }

    @AfterAll
    static void close() {
        db.close();
    }

    private static NewCustomer customer(String name, String shortName, String... aliases) {
        return new NewCustomer(
                Optional.empty(),
                name,
                Optional.of(shortName),
                List.of(aliases),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "奥克斯",
                "宁波奥克斯空调有限公司",
                "AUX",
                "aux",
                "ＡＵＸ",
                "aks",
                "AKS",
                "aokesi",
                "ao ke si",
                "奥克斯空调",
                " 奥克斯 ",
                "奧克斯",
                "奥克"
            })
    void anyWayToWriteItFindsTheCustomer(String typed) {
        assertThat(lookup.find(typed, 5)).isInstanceOfSatisfying(CustomerLookup.Result.Found.class, found -> assertThat(
                        found.customer().name())
                .isEqualTo("宁波奥克斯空调有限公司"));
    }

    @ParameterizedTest
    @CsvSource({"caqc, 长安汽车", "changanqiche, 长安汽车", "orrin, Orrin", "fangtai, 方太", "ft, 方太"})
    void pinyinAndInitialsFindTheCustomer(String typed, String shortName) {
        assertThat(lookup.find(typed, 5)).isInstanceOfSatisfying(CustomerLookup.Result.Found.class, found -> assertThat(
                        found.customer().displayName())
                .isEqualTo(shortName));
    }

    @Test
    void aNameOfSeveralGivesSuggestionsBestFirst() {
        assertThat(lookup.find("鸿兴", 5))
                .isInstanceOfSatisfying(
                        CustomerLookup.Result.Suggestions.class, suggestions -> assertThat(suggestions.matches())
                                .extracting(match -> match.customer().displayName())
                                .containsExactlyInAnyOrder("鸿兴五金", "鸿兴塑胶"));
    }

    @Test
    void aMisspeltNameIsSuggestedBySound() {
        assertThat(lookup.find("奥科斯", 5))
                .isInstanceOfSatisfying(
                        CustomerLookup.Result.Suggestions.class, suggestions -> assertThat(suggestions.matches())
                                .first()
                                .satisfies(match -> assertThat(match.how()).isEqualTo(How.SOUND))
                                .extracting(match -> match.customer().displayName())
                                .isEqualTo("奥克斯"));
    }

    @Test
    void aNameWithSomeOtherCharactersIsSuggestedAsSimilar() {
        assertThat(lookup.matches("奥克斯电器集团", 5))
                .extracting(CustomerMatch::how)
                .first()
                .isEqualTo(How.SIMILAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!!", "完全没有的名字", "zzzz", "'; DROP TABLE customers; --", "a' & 'b", "\\"})
    void whatNobodyIsCalledFindsNobody(String typed) {
        assertThat(lookup.find(typed, 5)).isEqualTo(new CustomerLookup.Result.Suggestions(List.of()));
    }

    @Test
    void theNameOfAMergedCustomerLeadsToTheOneItWasMergedInto() {
        CustomerRepository customers = new CustomerRepository(db.database());
        CustomerId kept = customers.save(customer("佛山顺德美的电器", "美的"));
        CustomerId merged = customers.save(customer("Midea Group", "Midea"));
        db.execute("UPDATE customers SET merged_into = '" + kept + "' WHERE customer_id = '" + merged + "'");
        assertThat(lookup.find("midea", 5))
                .isInstanceOfSatisfying(
                        CustomerLookup.Result.Found.class,
                        found -> assertThat(found.customer().id()).isEqualTo(kept));
        assertThat(customers.group(kept)).containsExactlyInAnyOrder(kept, merged);
    }

    @Test
    void anIdFindsTheCustomer() {
        CustomerId id = new CustomerRepository(db.database()).save(customer("青岛海信", "海信"));
        assertThat(lookup.find(id.value(), 5)).isInstanceOf(CustomerLookup.Result.Found.class);
    }
}
