using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Entente.Platform.Notices.Mail;

/// <summary>A person looks where and when mail comes.</summary>
internal static class GetMailbox
{
    public static Task<Mailbox?> Run(Actor actor, PlatformDb db, CancellationToken stop)
    {
        var me = actor.Account ?? Guid.Empty;
        return db.Set<Mailbox>().AsNoTracking().FirstOrDefaultAsync(mailbox => mailbox.Account == me, stop);
    }

    public static async Task<Ok<MailboxView>> Api(Actor actor, PlatformDb db, NoticeTopics topics, CancellationToken stop) =>
        TypedResults.Ok(MailboxView.Of(await Run(actor, db, stop), topics));
}
