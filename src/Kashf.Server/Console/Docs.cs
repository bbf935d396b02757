using Microsoft.Extensions.FileProviders;

namespace Kashf.Server.Console;

/// <summary>The page that shows the API document, with all it needs from this server.</summary>
internal static class Docs
{
    private const string Path = "/docs";

    public static void MapDocs(this WebApplication app)
    {
        var files = new PhysicalFileProvider(System.IO.Path.Combine(AppContext.BaseDirectory, "pages", "docs"));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = Path });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = Path });
        app.MapGet("/", () => Results.Redirect(Path + "/"));
    }
}
