using Entente.Look.Languages;
using Entente.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Comments;

/// <summary>Comments on things of any room.</summary>
internal sealed class CommentsSetup : ISetup
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Discussion>();
        services.AddProblemTexts<CommentTexts>();
    }

    public void Tell(NoticeTopics topics) => topics
        .Add<CommentTexts>(Discussion.MentionTopic)
        .Add<CommentTexts>(Discussion.AnswerTopic);
}
