namespace Kashf.Core.Learning;

/// <summary>A model that judges the vectors of another one, which looks at images.</summary>
public interface IVectorModel : ITagModel
{
    /// <summary>The id of the model that makes the vectors; those of any other mean nothing here.</summary>
    string EncoderId { get; }
}
