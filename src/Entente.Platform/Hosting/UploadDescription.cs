using System.Text.Json.Nodes;
using Entente.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Entente.Platform.Hosting;

/// <summary>What a door that takes a file says of its body: an object with the file and its fields.</summary>
/// <param name="Fields">The fields beside the file, with the words of those that are words.</param>
internal sealed record UploadDescription(IReadOnlyList<(string Name, Type? Words)> Fields)
{
    public const string MediaType = "multipart/form-data";

    /// <summary>The body in the API's description.</summary>
    public OpenApiRequestBody Describe() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [MediaType] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
                    AdditionalPropertiesAllowed = false,
                    Properties = Fields.Select(field => (field.Name, Schema: Text(field.Words)))
                        .Prepend((Name: "file", Schema: new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }))
                        .ToDictionary(field => field.Name, IOpenApiSchema (field) => field.Schema, StringComparer.Ordinal),
                },
            },
        },
    };

    private static OpenApiSchema Text(Type? words) => new()
    {
        Type = JsonSchemaType.String, Enum = words is null ? null : [.. Word.Names(words).Select(name => (JsonNode)JsonValue.Create(name))],
    };
}

/// <summary>Marks the doors that take a file.</summary>
public static class UploadDoors
{
    /// <summary>The body is a form with the file in the part <c>file</c> and these fields, all of which may be left out.</summary>
    /// <param name="door">The door.</param>
    /// <param name="fields">Each with the words that it may be; null for free text.</param>
    public static RouteHandlerBuilder TakesUpload(this RouteHandlerBuilder door, params IReadOnlyList<(string Name, Type? Words)> fields) =>
        door.Accepts<IFormFile>(UploadDescription.MediaType).WithMetadata(new UploadDescription(fields));
}
