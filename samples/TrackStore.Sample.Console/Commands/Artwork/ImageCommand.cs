using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Artwork;

/// <summary>image: writes a cover to a file.</summary>
internal static class ImageCommand
{
    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        track.Arity = ArgumentArity.ZeroOrOne;
        var album = new Option<long?>("--album") { Description = "An album instead of a track", HelpName = "id" };
        var size = new Option<ImageSize>("--size", "-s")
        {
            Description = "60, 120, 300 or 640 pixels on the longest side, unless \"artwork settings\" changed that",
            DefaultValueFactory = _ => ImageSize.Large,
            HelpName = "thumbnail|small|medium|large",
        };
        size.AcceptOnlyFromAmong([.. Enum.GetNames<ImageSize>().Select(name => name.ToLowerInvariant())]);
        var pixels = new Option<int?>("--pixels", "-p")
        {
            Description = "Instead of a size: the smallest image with this longest side, or else the largest",
            HelpName = "number",
        };
        var kind = new Option<ArtworkKind>("--kind") { Description = "What the image shows", DefaultValueFactory = _ => ArtworkKind.Front };
        var target = new Option<string?>("--output", "-o")
        {
            Description = "The file or folder. A missing extension is added. Default: a name in the current folder",
            HelpName = "file",
        };
        var command = new Command("image", "Writes a track's or album's cover to a file. A track without a cover uses its album's.")
        {
            track, album, size, pixels, kind, target,
        };
        pixels.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => int.TryParse(token.Value, out int side) && side > 0))
                result.AddError("--pixels takes a whole number from 1.");
        });
        command.Validators.Add(result =>
        {
            if (result.IsGiven(track) == result.IsGiven(album))
                result.AddError("Name either a track or --album <id>.");
            if (result.IsGiven(size) && result.IsGiven(pixels))
                result.AddError("Use either --size or --pixels.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            ImageTarget wanted = arguments.GetValue(pixels) is { } side ? ImageTarget.OfPixels(side) : arguments.GetValue(size);
            ArtworkKind of = arguments.GetRequiredValue(kind);
            ImageRequest request = arguments.GetValue(album) is { } albumId
                ? ImageRequest.ForAlbum(albumId, wanted, of)
                : ImageRequest.ForTrack((await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken)).Id, wanted, of);
            Image image = await LoadAsync(library, request, cancellationToken);

            string path = PathOf(arguments.GetValue(target), request, image);
            await File.WriteAllBytesAsync(path, image.Data, cancellationToken);
            string whose = request.TrackId is not null && image.TrackId is null ? ", the album's" : "";
            host.Output.Line($"[green]Wrote[/] {path}  ({Format.Pixels(image)}, {Format.Bytes(image.ByteLength)}{whose})");
        });
        return command.WithExamples(
            "image 12",
            "image 12 --size medium --output cover",
            "image 12 --pixels 96",
            "image --album 3 --size large -o covers/mezzanine.jpg");
    }

    private static async Task<Image> LoadAsync(Library library, ImageRequest request, CancellationToken cancellationToken)
    {
        ImageLoadResult result = await library.Loader.LoadAsync(request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        string whose = request.TrackId is { } id ? $"track #{id} or its album" : $"album #{request.AlbumId}";
        return result switch
        {
            ImageLoadResult.Loaded loaded => loaded.Image,
            ImageLoadResult.Failed failed => throw new CommandException(ErrorText.Of(failed.Error)),
            _ => throw new CommandException($"There is no cover for {whose}. \"cover\" stores one."),
        };
    }

    private static string PathOf(string? target, ImageRequest request, Image image)
    {
        string extension = image.MimeType switch
        {
            "image/png" => ".png",
            "image/webp" => ".webp",
            _ => ".jpg",
        };
        string kind = request.Kind == ArtworkKind.Front ? "" : $"{request.Kind}-";
        string name = $"{request.Owner.Kind}-{request.Owner.Id}-{kind}{image.Size}{extension}".ToLowerInvariant();
        if (target is null)
            return name;
        if (Directory.Exists(target))
            return Path.Combine(target, name);
        return Path.HasExtension(target) ? target : target + extension;
    }
}
