using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Entente.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Hosting;

/// <summary>
/// How programs' JSON is read, at every door alike: a property that is missing, unknown or there twice is refused by its name, and a
/// number is a number.
/// </summary>
internal static partial class JsonDoors
{
    public static IServiceCollection AddJsonDoors(this IServiceCollection services)
    {
        // Thrown, the refusal says why; otherwise the framework answers 400 and keeps the reason to itself.
        services.Configure<RouteHandlerOptions>(doors => doors.ThrowOnBadRequest = true);
        return services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.RespectRequiredConstructorParameters = true;
            options.RespectNullableAnnotations = true;
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.AllowDuplicateProperties = false;
            options.NumberHandling = JsonNumberHandling.Strict;
            options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LetBeMissing);
        });
    }

    /// <summary>What is said to a program whose request could not be read.</summary>
    public static ProblemHttpResult Refuse(BadHttpRequestException unreadable)
    {
        if (unreadable.InnerException is not JsonException json)
            return ApiRefusals.Malformed(unreadable.Message);
        var place = (json.Path ?? "$").Replace("$.", "", StringComparison.Ordinal);
        if (Missing().Match(json.Message) is { Success: true } missing)
            return ApiRefusals.PropertyMissing([.. Quoted().Matches(missing.Groups["names"].Value).Select(name => name.Groups["name"].Value)]);
        if (Unknown().Match(json.Message) is { Success: true } unknown)
            return ApiRefusals.PropertyUnknown(unknown.Groups["name"].Value);
        if (Twice().Match(json.Message) is { Success: true } twice)
            return ApiRefusals.PropertyTwice(twice.Groups["name"].Value);
        return place is "$" or ""
            ? ApiRefusals.Malformed($"The body is not the JSON that /api/openapi.json states for this address: see line {(json.LineNumber ?? 0) + 1}.")
            : ApiRefusals.PropertyUnfit(place);
    }

    /// <summary>True for a property that may be left out though it has no default.</summary>
    public static bool IsOptional(JsonPropertyInfo property) =>
        property.AssociatedParameter?.AttributeProvider?.IsDefined(typeof(MayBeMissingAttribute), inherit: false) == true;

    private static void LetBeMissing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(IsOptional))
            property.IsRequired = false;
    }

    // The framework's refusals carry the names in their sentences only; a test at every door keeps these patterns true.
    [GeneratedRegex("missing required properties including: (?<names>'.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("^Duplicate property '(?<name>.*)' encountered", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Twice();
}
