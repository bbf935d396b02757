using Microsoft.Extensions.Options;

namespace Kashf.Media.Ffmpeg;

internal sealed class FfmpegPathValidator : IValidateOptions<FfmpegOptions>
{
    public ValidateOptionsResult Validate(string? name, FfmpegOptions options) =>
        options.Path.Length == 0 || File.Exists(options.Path)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{FfmpegOptions.Section}__{nameof(FfmpegOptions.Path)}: there is no file '{options.Path}'; name the program ffmpeg, or leave the setting empty to have it found.");
}
