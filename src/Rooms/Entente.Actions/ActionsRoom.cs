namespace Entente.Actions;

/// <summary>The door of the Actions room: the portfolio of joint actions, their work packages, plans and history.</summary>
public sealed class ActionsRoom : IRoom
{
    public string Name => "actions";

    public IReadOnlyList<Permission> Permissions => ActionsPermissions.All;

    public void AddServices(IServiceCollection services) => services.AddRoomDb<ActionsDb>(Name);

    public void MapApi(IEndpointRouteBuilder api)
    {
    }

    public void Hear(Facts facts)
    {
    }

    public Task Migrate(IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<ActionsDb>().Database.MigrateAsync(stop);
}
