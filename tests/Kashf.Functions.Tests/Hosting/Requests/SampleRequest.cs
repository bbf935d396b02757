using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tests.Hosting.Requests;

/// <summary>A field of each kind that requests have.</summary>
internal sealed record SampleRequest
{
    [Required]
    public string Name { get; init; } = "";

    public long? TagId { get; init; }

    public bool Active { get; init; } = true;

    public double Share { get; init; }

    public IReadOnlyList<string>? TaskIds { get; init; }

    public Elements<string> Contents { get; init; } = new([], 0);
}
