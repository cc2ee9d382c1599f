using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Kernel;
using Entente.Platform.Lists;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Entente.Platform.Hosting;

/// <summary>
/// The OpenAPI documents: what the routes say of themselves, and what holds for all of them. There is one of the whole house, and one for
/// each room, in which everything is called the same: who needs a room makes a client of that room alone.
/// </summary>
internal static class ApiDescription
{
    private const string Address = "/api/openapi.json", RoomAddress = "/api/openapi/{documentName}.json", Whole = "v1";

    public static void AddApiDescription(this IServiceCollection services, IEnumerable<ISetup> setups)
    {
        AddDocument(services, Whole, _ => true);
        foreach (var room in setups.Select(RoomOf.Setup).Distinct(StringComparer.Ordinal))
            AddDocument(services, room, door => RoomOf.Door(door) == room);
    }

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Address).AllowAnonymous();
        routes.MapOpenApi(RoomAddress).AllowAnonymous();
    }

    private static void AddDocument(IServiceCollection services, string name, Func<IList<object>, bool> holds) => services.AddOpenApi(name, options =>
    {
        options.ShouldInclude = door => holds(door.ActionDescriptor.EndpointMetadata);
        options.CreateSchemaReferenceId = RoomOf.Schema;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Describe);
        options.AddSchemaTransformer(NameWords);
    });

    // A text that is a word lists the words.
    private static Task NameWords(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        // What stands in an address is text to the framework's description; its parameter knows better.
        var stated = context.ParameterDescription?.ParameterDescriptor?.ParameterType ?? context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(stated) ?? stated;
        var words = type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Worded<>)
            ? type.GetGenericArguments()[0]
            : context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(WordsAttribute), inherit: false).OfType<WordsAttribute>().FirstOrDefault()?.Words;
        if (words is not null)
            (schema.Type, schema.Properties, schema.Enum) = (JsonSchemaType.String, null, [.. Word.Names(words).Select(name => JsonValue.Create(name))]);
        // The framework takes every parameter without a default for required.
        foreach (var property in context.JsonTypeInfo.Properties.Where(JsonDoors.IsOptional))
            schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        document.Info = new OpenApiInfo
        {
            Title = context.DocumentName == Whole ? "Entente" : $"Entente: {context.DocumentName}",
            Version = "1",
            Description = "The platform on which Europe's national health authorities run their joint actions together. "
                + "Refusals are RFC 9457 problems whose type is `urn:entente:problem:CODE`.",
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        // The body of an upload is described where it is taken; the bare file is nobody's schema.
        document.Components.Schemas?.Remove(nameof(IFormFile));
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal token, made in one's settings.",
            },
        };
        document.AddComponent("Problem", Problem());
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        operation.OperationId = RoomOf.Operation(context.Description.ActionDescriptor.EndpointMetadata, operation.OperationId);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<UploadDescription>().FirstOrDefault() is { } upload)
            operation.RequestBody = upload.Describe();
        AddPlaces(operation, context.Description.RelativePath ?? "");
        // What a door takes as one record the framework describes by the names of its properties; an address is read in any case.
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query))
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        operation.Responses ??= [];
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AnswersPortion>().Any())
            DescribePortion(operation);
        var refusal = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", context.Document) };
        OpenApiResponse Refused(string why) => new()
        {
            Description = why,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = refusal },
        };

        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Responses.TryAdd("401", Refused("No token that is in force was sent."));
            operation.Responses.TryAdd("403", Refused("None of the roles permits this."));
        }

        if (operation.Responses.TryGetValue("201", out var created) && created is OpenApiResponse made)
        {
            made.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            made.Headers["Location"] = new OpenApiHeader { Description = "Where what was created is read.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        AddVersions(operation, context.Description, Refused);
        operation.Responses.TryAdd("429", Refused("Too many requests; see Retry-After."));
        operation.Responses.TryAdd("default", Refused("Refused; the type says why."));
        return Task.CompletedTask;
    }

    // Which state was read, and which is to be written over.
    private static void AddVersions(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription door, Func<string, OpenApiResponse> refused)
    {
        var must = HttpMethods.IsPut(door.HttpMethod ?? "");
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        if (IfMatch.Gives(door.ActionDescriptor.EndpointMetadata) && HttpMethods.IsGet(door.HttpMethod ?? "") && operation.Responses!.TryGetValue("200", out var read) && read is OpenApiResponse answer)
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            answer.Headers["ETag"] = new OpenApiHeader { Description = "The version of what was read, for If-Match.", Schema = text };
        }

        if (!IfMatch.Takes(door.ActionDescriptor.EndpointMetadata))
            return;
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = "If-Match", In = ParameterLocation.Header, Required = must, Schema = text,
            Description = "The ETag of the state that was seen; * writes over whatever is there." + (must ? "" : " Without it, too."),
        });
        operation.Responses!.TryAdd("412", refused("It was changed since; `now` is what is there."));
        if (must)
            operation.Responses.TryAdd("428", refused("If-Match is missing."));
    }

    private static void DescribePortion(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
        {
            parameter.Description = parameter.Name switch
            {
                "after" => "Where the portion before ended, as its Link says it; without it the list begins.",
                "take" => $"How many at a time; {PortionAsk.Usual} when it is not said, at most {PortionAsk.Most}.",
                _ => parameter.Description,
            };
        }

        if (operation.Responses!.GetValueOrDefault("200") is OpenApiResponse answer)
        {
            answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            answer.Headers["Link"] = new OpenApiHeader
            {
                Description = "<ADDRESS>; rel=\"next\" (RFC 8288): where the list goes on. It is missing at the end.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    // A door that several tables share reads the place of its own table from the route, not from its parameters.
    private static void AddPlaces(OpenApiOperation operation, string path)
    {
        operation.Parameters ??= [];
        foreach (var name in path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}').Split(':')[0]))
        {
            if (operation.Parameters.All(parameter => parameter.Name != name))
                operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }

    private static OpenApiSchema Problem()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A refusal (RFC 9457).",
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "urn:entente:problem:CODE" },
                ["title"] = text,
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What is wrong and how to mend it, in English." },
                ["now"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "With 412: what is there now, as it is read." },
                ["faults"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "Every place that is wrong.",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                        {
                            ["place"] = text, ["code"] = text, ["message"] = text,
                        },
                    },
                },
            },
        };
    }
}
