package cn.topcentral.hub.bot.dialog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People as a text names them: a family name with a title, 张经理, 李工, 陈明主任. */
final class PeopleNames {
    private static final int MOST = 10;
    private static final Pattern PERSON = Pattern.compile(
            "(?<name>(?!施工|安全|高级|华东|华南|华北|金属|石油|江苏|常务)(?:欧阳|上官|司马|诸葛|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤殷罗毕郝邬安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔龚程裴陆甘车武符刘叶白卓池乔翟谭温庄晏柴阎欧聂曾游曲侯])(?:[^\\p{Punct}，。、；：\\s的了和与跟及同在说让向对给被把是有一二三四五六七八九十两几]{0,2}?)"
                    + "(?:总经理|副总|董事长|总监|总工|经理|厂长|主任|部长|科长|课长|主管|处长|院长|工程师|采购员?|老板|老师|先生|女士|小姐|博士|助理|总(?![是要的之共会体])|工(?![厂作程艺业人序装期商])|姐|哥))");

    private PeopleNames() {}

    /** Each once, in order of mention. */
    static List<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher person = PERSON.matcher(text);
        while (person.find() && names.size() < MOST) {
            names.add(person.group("name"));
        }
        return List.copyOf(names);
    }
}
