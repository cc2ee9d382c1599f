using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Entente.Platform.Frame;

/// <summary>
/// Where rooms stand on pages that are not their own: links in the menus, cards on a named place, matters that wait for the reader. A room
/// says it once, when the house is built (<see cref="IRoom.Stand"/>). A link costs a page nothing; a card is read for the page that shows it.
/// </summary>
public sealed class Places(IServiceCollection services)
{
    /// <summary>The place for cards on the page that everybody sees first.</summary>
    public const string Home = "platform.home";

    /// <summary>Beside them: what is good to know and asks for nothing.</summary>
    public const string HomeSide = "platform.home-side";

    /// <summary>The place for cards on the page of all of a reader's own work.</summary>
    public const string Work = "platform.work";

    private readonly List<PlacedLink> links = [];
    private readonly List<PlacedCard> cards = [];
    private readonly List<PlacedStep> steps = [];

    /// <summary>The links of all rooms, in the order in which they stand.</summary>
    internal IEnumerable<PlacedLink> Links => links.OrderBy(link => link.Order);

    /// <summary>What comes after a step; null where a room said nothing.</summary>
    internal PlacedStep? After(string done) => steps.FirstOrDefault(step => step.Done == done);

    internal IEnumerable<PlacedCard> CardsAt(string place) => cards.Where(card => card.Place == place).OrderBy(card => card.Order);

    /// <summary>A link in a menu.</summary>
    /// <typeparam name="TTexts">Resources with its text.</typeparam>
    /// <param name="menu">Which one.</param>
    /// <param name="order">Lower stands higher.</param>
    /// <param name="text">Key of its text.</param>
    /// <param name="href">Where it leads; in a menu of an action <c>{action}</c> stands for its slug.</param>
    /// <param name="icon">A name in <c>icons.svg</c>.</param>
    /// <param name="permission">Who sees it: holders, in an action's menu holders there.</param>
    /// <param name="exact">True when only this very address is the link's own, not those below it.</param>
    public Places Link<TTexts>(Menu menu, int order, string text, string href, string icon, string permission, bool exact = false)
    {
        links.Add(new(menu, order, typeof(TTexts), text, href, icon, permission, exact));
        return this;
    }

    /// <summary>A card on a page of another room.</summary>
    /// <typeparam name="TGuest">Reads what the card shows.</typeparam>
    /// <param name="place">The place, as its room calls it in Contracts.</param>
    /// <param name="order">Lower stands higher.</param>
    /// <param name="permission">Who gets it.</param>
    public Places Card<TGuest>(string place, int order, string permission)
        where TGuest : class, IGuest
    {
        services.TryAddScoped<TGuest>();
        cards.Add(new(place, order, permission, typeof(TGuest)));
        return this;
    }

    /// <summary>What comes after a step that was done: a link beside the sentence that says so.</summary>
    /// <typeparam name="TTexts">Resources with its text.</typeparam>
    /// <param name="done">The word of the step, as the address says it: <c>?done=action-created</c>.</param>
    /// <param name="text">Key of the text.</param>
    /// <param name="href">Where it leads; <c>{slug}</c> and <c>{number}</c> stand for what the page's address says, <c>{language}</c> for the reader's.</param>
    /// <param name="permission">Who may go there.</param>
    public Places Next<TTexts>(string done, string text, string href, string permission)
    {
        steps.Add(new(done, typeof(TTexts), text, href, permission));
        return this;
    }

    /// <summary>What waits for the reader, for the top of the home page.</summary>
    public Places Waiting<TWaiting>()
        where TWaiting : class, IWaiting
    {
        services.AddScoped<IWaiting, TWaiting>();
        return this;
    }
}

/// <summary>A menu of the frame.</summary>
public enum Menu
{
    /// <summary>What is not of one joint action, for everybody.</summary>
    House,

    /// <summary>What everybody may look up.</summary>
    Reference,

    /// <summary>What administrators keep.</summary>
    Administration,

    /// <summary>Beside the pages of a joint action.</summary>
    Action,

    /// <summary>What one may make, anywhere.</summary>
    New,

    /// <summary>What one may make in a joint action.</summary>
    NewInAction,
}

internal sealed record PlacedLink(Menu Menu, int Order, Type Texts, string Text, string Href, string Icon, string Permission, bool Exact);

internal sealed record PlacedStep(string Done, Type Texts, string Text, string Href, string Permission);

internal sealed record PlacedCard(string Place, int Order, string Permission, Type Guest);
