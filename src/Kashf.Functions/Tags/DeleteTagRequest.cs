using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Tags;

public sealed record DeleteTagRequest
{
    [Required]
    [Description("The tag to delete.")]
    public long? TagId { get; init; }
}
