package org.socai.api.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.socai.ledger.contribution.PaymentCycle;
import org.socai.ledger.contribution.UnitType;

/**
 * The employers of the sample. All names are invented; tax codes begin with 99, which belongs to no
 * province.
 */
final class Roster {
    /**
     * Unit; name; type; cycle; budget; registered; workers; wage; workforce; habit; since; until.
     */
    private static final String EMPLOYERS =
            """
            TI0001A; Công ty TNHH Giày da Hoa Nắng Việt Nam; FOREIGN_INVESTED_ENTERPRISE; MONTHLY; false; 2014-05-12; 2210; 7150; NEW_YEAR_ORDERS; EARLY
            TI0002C; Công ty TNHH Linh kiện điện tử Sao Khuê Vina; FOREIGN_INVESTED_ENTERPRISE; MONTHLY; false; 2017-09-01; 1180; 8900; GROWING; EARLY
            TZ0003A; Công ty Cổ phần May Sông Lam Biếc; NON_STATE_ENTERPRISE; MONTHLY; false; 2009-03-16; 640; 6350; NEW_YEAR_ORDERS; ON_THE_DUE_DAY
            TN0004C; Công ty TNHH MTV Thủy lợi Bắc Đồng Xanh; STATE_OWNED_ENTERPRISE; MONTHLY; false; 1998-01-01; 412; 7400; SHRINKING; ON_THE_DUE_DAY
            SN0005A; Bệnh viện Đa khoa khu vực Phú Cường; PUBLIC_NON_BUSINESS; MONTHLY; true; 1999-07-01; 386; 6480; STEADY; EARLY
            TZ0006E; Công ty Cổ phần Bao bì Tân Hưng Thịnh Phát; NON_STATE_ENTERPRISE; MONTHLY; false; 2011-11-07; 305; 9200; GROWING; ON_THE_DUE_DAY
            TI0007E; Công ty TNHH Thực phẩm Kawabe Sài Gòn; FOREIGN_INVESTED_ENTERPRISE; MONTHLY; false; 2016-02-22; 264; 11800; STEADY; EARLY
            TZ0008D; Công ty TNHH Chế biến Thủy sản Cửa Bạng Xanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2012-06-18; 238; 6050; HARVEST; MONTHS_LATE; 2025-03
            TZ0009B; Công ty Cổ phần Gạch ngói Đô Lương Mới; NON_STATE_ENTERPRISE; MONTHLY; false; 2005-10-03; 192; 6100; SHRINKING; NOT_AT_ALL; 2025-02; 2026-02
            NL0010E; Trường Trung học phổ thông tư thục Ánh Dương Mới; NON_PUBLIC; MONTHLY; false; 2013-08-15; 146; 12400; SCHOOL_YEAR; EARLY
            TZ0011C; Công ty TNHH Vận tải Hàm Rồng Xanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2015-04-06; 128; 7900; STEADY; WEEKS_LATE
            TZ0012A; Công ty Cổ phần Cơ khí Trường Vinh Thành; NON_STATE_ENTERPRISE; MONTHLY; false; 2010-01-18; 117; 7700; STEADY; ON_THE_DUE_DAY
            HC0013A; Sở Quản lý Hạ tầng tỉnh; ADMINISTRATIVE; MONTHLY; true; 1997-01-01; 98; 6840; STEADY; EARLY
            SN0014C; Trường Trung học cơ sở Quảng Lâm; PUBLIC_NON_BUSINESS; MONTHLY; true; 2001-09-01; 64; 6570; SCHOOL_YEAR; EARLY
            TZ0015E; Công ty TNHH Dịch vụ Bảo vệ Thiên Long Hải; NON_STATE_ENTERPRISE; MONTHLY; false; 2018-03-05; 212; 5900; GROWING; IN_PART; 2026-01
            TZ0016D; Công ty Cổ phần Xây dựng Nghi Sơn Phát; NON_STATE_ENTERPRISE; MONTHLY; false; 2014-12-01; 86; 6900; SHRINKING; NOT_AT_ALL; 2025-04
            HX0017B; Hợp tác xã Nông nghiệp Hưng Yên Thượng; COOPERATIVE; QUARTERLY; false; 2008-05-19; 23; 5100; HARVEST; ON_THE_DUE_DAY
            HX0018D; Hợp tác xã Muối Hải Châu Biển; COOPERATIVE; SEMI_ANNUAL; false; 2010-03-01; 19; 4900; HARVEST; ON_THE_DUE_DAY
            XP0019B; Ủy ban nhân dân xã Thanh Phúc Sơn; COMMUNE; MONTHLY; true; 2003-01-01; 24; 4950; STEADY; WEEKS_LATE
            XP0020D; Ủy ban nhân dân xã Hoằng Tân Lĩnh; COMMUNE; MONTHLY; true; 2003-01-01; 22; 5040; STEADY; EARLY
            SN0021B; Trường Mầm non Bình Minh Sơn; PUBLIC_NON_BUSINESS; MONTHLY; true; 2004-08-20; 38; 5580; SCHOOL_YEAR; EARLY
            SN0022E; Trung tâm Y tế phường Tân An Đông; PUBLIC_NON_BUSINESS; MONTHLY; true; 2006-02-01; 57; 6120; STEADY; ON_THE_DUE_DAY
            LD0023A; Công ty Cổ phần Hợp tác Lao động Biển Khơi; ABROAD; SEMI_ANNUAL; false; 2016-07-01; 74; 5400; STEADY; ON_THE_DUE_DAY
            LD0024C; Công ty TNHH Cung ứng Nhân lực Thanh An Viễn; ABROAD; QUARTERLY; false; 2019-10-01; 41; 5400; GROWING; EARLY
            CZ0025A; Hộ kinh doanh Nguyễn Thị Lan Hường; HOUSEHOLD; MONTHLY; false; 2019-05-01; 6; 5200; STEADY; ON_THE_DUE_DAY
            CZ0026C; Hộ kinh doanh Quán cơm Bà Tám Đò Lèn; HOUSEHOLD; MONTHLY; false; 2020-11-01; 4; 5000; STEADY; MONTHS_LATE
            CZ0027E; Hộ kinh doanh Tiệm vàng Kim Phước Lộc; HOUSEHOLD; MONTHLY; false; 2018-08-01; 5; 6800; STEADY; EARLY
            TZ0028A; Công ty TNHH Phần mềm Lá Xanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2019-02-11; 31; 16800; GROWING; ON_THE_DUE_DAY
            TZ0029E; Công ty Cổ phần Giải pháp số Mây Trắng; NON_STATE_ENTERPRISE; MONTHLY; false; 2020-06-22; 83; 19400; GROWING; ROUNDED_UP
            TZ0030C; Công ty TNHH Gỗ mỹ nghệ Đông Sơn Việt; NON_STATE_ENTERPRISE; MONTHLY; false; 2013-09-30; 68; 5800; NEW_YEAR_ORDERS; MONTHS_LATE; 2024-10
            NL0031A; Phòng khám Đa khoa tư nhân Tâm Đức An; NON_PUBLIC; MONTHLY; false; 2017-04-17; 27; 9800; STEADY; ON_THE_DUE_DAY
            NL0032C; Trường Mầm non tư thục Hướng Dương Nhỏ; NON_PUBLIC; MONTHLY; false; 2018-09-03; 18; 5600; SCHOOL_YEAR; IN_PART; 2026-02
            TZ0033B; Công ty TNHH Xăng dầu Phủ Quỳ Xanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2007-12-10; 46; 6700; STEADY; ON_THE_DUE_DAY
            TN0034E; Công ty TNHH MTV Công ích Đô thị Gia Hòa; STATE_OWNED_ENTERPRISE; MONTHLY; false; 1999-04-01; 158; 8300; STEADY; EARLY
            TN0035A; Công ty TNHH MTV Lâm nghiệp Quỳ Sơn; STATE_OWNED_ENTERPRISE; QUARTERLY; false; 2000-01-01; 61; 5900; STEADY; ON_THE_DUE_DAY
            HC0036C; Ban Quản lý Dự án Công trình Giao thông Tây; ADMINISTRATIVE; MONTHLY; true; 2008-06-01; 33; 7020; STEADY; ON_THE_DUE_DAY
            HC0037E; Chi cục Đo lường và Kiểm nghiệm số 6; ADMINISTRATIVE; MONTHLY; true; 2002-03-01; 45; 7200; STEADY; EARLY
            XP0038A; Ủy ban nhân dân xã Nam Cát Trung; COMMUNE; MONTHLY; true; 2003-01-01; 21; 4860; STEADY; ON_THE_DUE_DAY
            XP0039E; Ủy ban nhân dân phường Tân Thuận Lộc; COMMUNE; MONTHLY; true; 2003-01-01; 29; 5220; STEADY; EARLY
            HX0040C; Hợp tác xã Dịch vụ Điện Thọ Xuân Bình; COOPERATIVE; MONTHLY; false; 2012-10-01; 14; 5300; STEADY; ON_THE_DUE_DAY
            HX0041A; Hợp tác xã Chè hữu cơ Thanh Mai; COOPERATIVE; QUARTERLY; false; 2021-03-15; 17; 4950; HARVEST; WEEKS_LATE
            TZ0042D; Công ty TNHH Đá ốp lát An Hoạch Mới; NON_STATE_ENTERPRISE; MONTHLY; false; 2011-07-25; 52; 5900; STEADY; NOT_AT_ALL; 2024-09; 2025-12
            TZ0043E; Công ty TNHH Nội thất Gia Minh Khang; NON_STATE_ENTERPRISE; MONTHLY; false; 2016-10-10; 39; 7600; STEADY; WEEKS_LATE
            TZ0044B; Công ty Cổ phần Dược liệu Pù Huống; NON_STATE_ENTERPRISE; MONTHLY; false; 2022-03-01; 25; 6400; GROWING; ON_THE_DUE_DAY
            TZ0045A; Công ty TNHH Khách sạn Cửa Hội Xanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2015-05-04; 58; 6200; STEADY; NOT_AT_ALL; 2025-10
            TI0046D; Công ty TNHH Dệt kim Daesong Thanh Hóa; FOREIGN_INVESTED_ENTERPRISE; MONTHLY; false; 2021-06-01; 520; 6900; GROWING; ON_THE_DUE_DAY
            TZ0047C; Công ty TNHH Kiểm toán và Tư vấn Thành Minh; NON_STATE_ENTERPRISE; MONTHLY; false; 2014-03-24; 12; 11500; STEADY; EARLY
            TZ0048E; Công ty TNHH Quảng cáo Cánh Diều Đỏ; NON_STATE_ENTERPRISE; MONTHLY; false; 2021-08-16; 9; 9800; STEADY; WEEKS_LATE
            TZ0049A; Công ty TNHH Xây lắp điện Hoàng Trường Phú; NON_STATE_ENTERPRISE; MONTHLY; false; 2018-01-08; 22; 6600; SHRINKING; NOT_AT_ALL; 2024-03
            TZ0050B; Doanh nghiệp tư nhân Vật liệu xây dựng Tám Liên; NON_STATE_ENTERPRISE; MONTHLY; false; 2009-09-14; 8; 5500; STEADY; IN_PART; 2026-05
            TZ0051D; Công ty TNHH Giống cây trồng Lam Kinh Xanh; NON_STATE_ENTERPRISE; QUARTERLY; false; 2017-01-09; 16; 5700; HARVEST; MONTHS_LATE; 2026-01
            TZ0052C; Văn phòng Luật sư Trịnh và Cộng sự Xứ Thanh; NON_STATE_ENTERPRISE; MONTHLY; false; 2020-02-17; 3; 13500; STEADY; EARLY
            CZ0053B; Hộ kinh doanh Lò bánh mì Hồng Phát; HOUSEHOLD; MONTHLY; false; 2022-09-01; 3; 5000; STEADY; NOT_AT_ALL; 2026-04
            CZ0054D; Hộ kinh doanh Sửa xe Đức Toàn; HOUSEHOLD; MONTHLY; false; 2023-12-11; 2; 5100; STEADY; ON_THE_DUE_DAY
            TZ0055E; Công ty Cổ phần Giao nhận Bến Sứ Trắng; NON_STATE_ENTERPRISE; MONTHLY; false; 2023-10-02; 43; 9100; GROWING; ON_THE_DUE_DAY
            TZ0056A; Chi nhánh Công ty CP Nhựa Tân Hưng Thịnh Phát; NON_STATE_ENTERPRISE; MONTHLY; false; 2024-04-15; 35; 8600; GROWING; ON_THE_DUE_DAY
            TZ0057C; Công ty TNHH Năng lượng mặt trời Nắng Trung; NON_STATE_ENTERPRISE; MONTHLY; false; 2024-08-05; 28; 8400; STEADY; ON_THE_DUE_DAY
            TZ0058E; Công ty TNHH Robot Minh Triết; NON_STATE_ENTERPRISE; MONTHLY; false; 2025-02-10; 11; 18200; GROWING; EARLY
            NL0059B; Quỹ Bảo trợ Trẻ em Sông Hiếu Xanh; NON_PUBLIC; MONTHLY; false; 2011-05-30; 7; 7300; STEADY; ON_THE_DUE_DAY
            TZ0060D; Công ty TNHH May mặc Bỉm Sơn Hưng Thái; NON_STATE_ENTERPRISE; MONTHLY; false; 2025-07-14; 96; 6700; GROWING; NOT_AT_ALL; 2026-06
            """;

    private Roster() {}

    static List<Employer> employers() {
        return EMPLOYERS.lines().map(line -> employer(line.split("; ", -1))).toList();
    }

    private static Employer employer(String[] cells) {
        return new Employer(
                cells[0],
                cells[1],
                taxCode(cells[0]),
                UnitType.valueOf(cells[2]),
                PaymentCycle.valueOf(cells[3]),
                Boolean.parseBoolean(cells[4]),
                LocalDate.parse(cells[5]),
                Integer.parseInt(cells[6]),
                Integer.parseInt(cells[7]),
                Workforce.valueOf(cells[8]),
                PayingHabit.valueOf(cells[9]),
                month(cells, 10),
                month(cells, 11));
    }

    private static @Nullable YearMonth month(String[] cells, int column) {
        return column < cells.length ? YearMonth.parse(cells[column]) : null;
    }

    /** Households are known by their owner's personal number, and some old units have none. */
    private static String taxCode(String unit) {
        if (unit.startsWith("CZ") || unit.equals("HX0018D") || unit.equals("XP0038A")) {
            return "";
        }
        if (unit.equals("TZ0056A")) {
            return taxCode("TZ0006E") + "-001";
        }
        int number = 990_000_000 + 1_370 * Integer.parseInt(unit.substring(2, 6));
        return withCheckDigit(number);
    }

    /** The number, or the next one that has a check digit. */
    private static String withCheckDigit(int number) {
        int[] weights = {31, 29, 23, 19, 17, 13, 7, 5, 3};
        var digits = Integer.toString(number);
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        int check = 10 - sum % 11;
        return check == 10 ? withCheckDigit(number + 1) : digits + check;
    }
}
