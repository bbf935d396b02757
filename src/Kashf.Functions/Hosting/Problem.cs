using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Kashf.Functions.Hosting;

/// <summary>An error as RFC 9457 has it.</summary>
[Description("An error (RFC 9457).")]
public sealed record Problem
{
    [Description("A stable name of the error, as a URN.")]
    public required string Type { get; init; }

    [Description("The HTTP status in words.")]
    public required string Title { get; init; }

    public required int Status { get; init; }

    [Description("What is wrong and what to do about it.")]
    public required string Detail { get; init; }

    [Description("Messages by the field that they concern.")]
    public required IReadOnlyDictionary<string, string[]> Errors { get; init; }

    [JsonPropertyName("traceId")]
    [Description("Name this to an operator: where the server is at fault, its log has it.")]
    public required string TraceId { get; init; }

    public static string TraceIdOf(HttpContext context) => Activity.Current?.Id ?? context.TraceIdentifier;

    public static Problem From(Error error, HttpContext context)
    {
        var status = ErrorStatus.Of(error.Kind);
        return new Problem
        {
            Type = $"urn:kashf:error:{error.Code}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = error.Detail,
            Errors = error.Fields,
            TraceId = TraceIdOf(context),
        };
    }
}
