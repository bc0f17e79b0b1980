package cn.topcentral.hub.connectors.form;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an answer on a form can mean, with the names that forms and spreadsheets give it. */
enum FormField {
    NAME("姓名", "name", "您的姓名", "联系人", "联系人姓名", "称呼", "您的称呼", "客户姓名", "姓名称呼", "fullname", "contact", "contactname"),
    COMPANY("公司", "company", "公司名称", "单位", "单位名称", "企业", "企业名称", "公司全称", "所在公司", "companyname", "organization"),
    POSITION("职位", "position", "职务", "岗位", "title", "jobtitle"),
    MOBILE(
            "手机",
            "mobile",
            "手机号",
            "手机号码",
            "联系电话",
            "电话",
            "电话号码",
            "联系方式",
            "您的手机",
            "phone",
            "phonenumber",
            "tel",
            "telephone"),
    EMAIL("邮箱", "email", "电子邮箱", "电子邮件", "邮件", "邮箱地址", "您的邮箱", "mail", "emailaddress"),
    OPENID("微信", "openid", "微信openid", "weixinopenid", "xfieldweixinopenid"),
    PRODUCT("产品", "product", "产品名称", "意向产品", "咨询产品", "需求产品", "感兴趣的产品", "产品型号", "型号", "物料", "材料", "products"),
    QUANTITY("数量", "quantity", "需求量", "需求数量", "采购量", "采购数量", "预计用量", "用量", "月用量", "月需求量", "qty", "amount"),
    MESSAGE(
            "留言",
            "message",
            "内容",
            "留言内容",
            "需求",
            "需求描述",
            "需求说明",
            "咨询内容",
            "询价内容",
            "备注",
            "其他要求",
            "说明",
            "问题",
            "comment",
            "comments",
            "remark",
            "content",
            "inquiry"),
    ID("编号", "id", "提交编号", "entryid", "submissionid", "idempotencykey"),
    FORM("表单", "form", "表单名称", "表单标题", "formname"),
    SUBMITTED(
            "提交时间", "submittedat", "时间", "填写时间", "创建时间", "日期", "createdat", "createtime", "time", "date", "timestamp"),
    UPDATED("修改时间", "updatedat", "更新时间", "最后修改时间", "updatetime"),
    PAGE("页面", "page", "来源页面", "提交页面", "pageurl", "url"),
    REFERRER("来路", "referrer", "来源网址", "referer");

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|【[^】]*】");
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final Map<String, FormField> BY_NAME = Arrays.stream(values())
            .flatMap(field -> field.names.stream().map(name -> Map.entry(name, field)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** What a person can be asked, by the word for it in the configuration. */
    private static final Map<String, FormField> ANSWERS =
            List.of(NAME, COMPANY, POSITION, MOBILE, EMAIL, OPENID, PRODUCT, QUANTITY, MESSAGE).stream()
                    .collect(Collectors.toUnmodifiableMap(FormField::code, Function.identity()));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, only its type does not say so
    private final List<String> names;

    /** @param names the first is the word for it in the configuration and in our own JSON */
    FormField(String label, String... names) {
        this.label = label;
        this.names = java.util.stream.Stream.concat(Arrays.stream(names), java.util.stream.Stream.of(label))
                .distinct()
                .toList();
    }

    String label() {
        return label;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By any of its names; case, spaces, marks and a remark in brackets do not matter. */
    static Optional<FormField> named(String given) {
        String folded = Normalizer.normalize(given, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain =
                NOT_A_NAME.matcher(BRACKETS.matcher(folded).replaceAll("")).replaceAll("");
        return Optional.ofNullable(BY_NAME.get(plain));
    }

    /** By the word for it in the configuration. */
    static Optional<FormField> answer(String code) {
        return Optional.ofNullable(ANSWERS.get(code));
    }

    static String answerCodes() {
        return ANSWERS.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
