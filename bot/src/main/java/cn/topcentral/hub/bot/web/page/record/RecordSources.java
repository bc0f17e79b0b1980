package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.attachment.AttachmentRepository;
import cn.topcentral.hub.storage.communication.RecordRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.correction.CorrectionRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;

/** Where all that a record's page shows is read from. */
record RecordSources(
        TimelineRepository timeline,
        RecordRepository records,
        AttachmentRepository attachments,
        CorrectionRepository corrections,
        CustomerRepository customers,
        EmployeeRepository employees,
        ContactPointRepository points) {

    static RecordSources of(Database database) {
        return new RecordSources(
                new TimelineRepository(database),
                new RecordRepository(database),
                new AttachmentRepository(database),
                new CorrectionRepository(database),
                new CustomerRepository(database),
                new EmployeeRepository(database),
                new ContactPointRepository(database));
    }
}
