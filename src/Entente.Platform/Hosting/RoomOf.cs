using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Entente.Platform.Hosting;

/// <summary>
/// Whose a door is, and by which names a program calls what stands behind it: <c>actions-plan-a-task</c>, <c>ActionsTaskView</c>. Two rooms
/// may both have a case or a report; with the room's name before it, no third name is needed.
/// </summary>
/// <param name="Room">Name of the room, or of the platform.</param>
internal sealed record RoomOf(string Room)
{
    private const string Platform = "platform";

    /// <summary>The room that is set up, or the platform.</summary>
    public static string Setup(ISetup setup) => setup is IRoom room ? room.Name : Platform;

    /// <summary>The room that a door belongs to.</summary>
    public static string Door(IEnumerable<object> metadata) => metadata.OfType<RoomOf>().LastOrDefault()?.Room ?? Platform;

    /// <summary>What an operation is called: by the name that the door was given, or by the slice that it belongs to.</summary>
    public static string? Operation(IList<object> metadata, string? given)
    {
        var room = Door(metadata);
        var name = given ?? (metadata.OfType<MethodInfo>().FirstOrDefault() is { } door
            ? JsonNamingPolicy.KebabCaseLower.ConvertName(door.DeclaringType?.Name + (door.Name == "Api" ? "" : door.Name))
            : null);
        // A table is known as "actions.deliverables": here its room has been named already.
        return name is null ? null : $"{room}-{name.Replace(room + ".", "", StringComparison.Ordinal).Replace('.', '-')}";
    }

    /// <summary>What the schema of a type is called; null for one that has none of its own. Words that all rooms share stand without a room.</summary>
    public static string? Schema(JsonTypeInfo type)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name)
            return null;
        var assembly = (Nullable.GetUnderlyingType(type.Type) ?? type.Type).Assembly.GetName().Name ?? "";
        return assembly.StartsWith("Entente.", StringComparison.Ordinal) && assembly != "Entente.Kernel"
            ? assembly["Entente.".Length..].Replace(".", "", StringComparison.Ordinal) + name
            : name;
    }
}
