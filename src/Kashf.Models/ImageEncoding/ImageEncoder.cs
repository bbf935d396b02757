using System.Buffers;
using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Kashf.Models.Catalogue;
using Kashf.Models.Sessions;
using Microsoft.Extensions.Options;

namespace Kashf.Models.ImageEncoding;

/// <summary>Encodes images with the model that the options name.</summary>
internal sealed class ImageEncoder(SessionPool sessions, ModelFolders folders, IOptions<ModelOptions> options) : IImageEncoder
{
    public string ModelId => options.Value.ImageEncoder;

    public int WantedSide
    {
        get
        {
            var input = folders.Find(ModelId, ModelRole.ImageEncoder).Description.Input;
            return (int)Math.Ceiling(Math.Max(input.Width, input.Height) / input.CropFraction);
        }
    }

    public async Task<ImageVector> EncodeAsync(PixelImage image, CancellationToken cancellation)
    {
        using var turn = await sessions.TakeTurnAsync(cancellation);
        using var lease = sessions.Lease(ModelId, ModelRole.ImageEncoder);
        var format = lease.Description.Input.Format;
        var tensor = ArrayPool<float>.Shared.Rent(format.Length);
        try
        {
            TensorWriter.Write(image, format, tensor);
            return new(lease.RunToVector(tensor.AsMemory(0, format.Length)));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }
}
