using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Artwork;

/// <summary>artwork settings: how the library's covers are rendered, and whether their originals are kept.</summary>
internal static class ArtworkSettingsCommand
{
    private const int MaxQuality = 100;

    public static Command Create(CommandHost host)
    {
        var keep = new Option<bool?>("--keep-originals")
        {
            Description = "Keeps the originals of new covers, so that later settings apply to them",
        };
        var sizes = new Option<int[]>("--sizes")
        {
            Description = "The longest sides of thumbnail, small, medium and large, in pixels",
            Arity = new ArgumentArity(4, 4),
            AllowMultipleArgumentsPerToken = true,
            HelpName = "pixels",
        };
        sizes.Validators.Add(CheckSizes);
        var quality = new Option<int?>("--quality")
        {
            Description = $"The quality of JPEG and WebP, 1 to {MaxQuality}",
            HelpName = "number",
        };
        quality.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Number(token) is not (>= 1 and <= MaxQuality))
                result.AddError($"--quality takes 1 to {MaxQuality}.");
        });
        var format = new Option<RenditionFormat?>("--format")
        {
            Description = "The format of covers without transparency; WebP applies to all covers",
        };
        var shape = new Option<RenditionShape?>("--shape") { Description = "The shape of covers that aren't square" };
        var command = new Command(
            "settings",
            "Shows how covers are rendered, and changes it for new covers. \"artwork rerender\" applies the settings to the others.")
        {
            keep, sizes, quality, format, shape,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            ArtworkSettings before = ArtworkSettings.Read(library.Address);
            RenditionOptions renditions = before.Renditions;
            int[] sides = arguments.GetValue(sizes) is { Length: 4 } given
                ? given
                : [renditions.Thumbnail, renditions.Small, renditions.Medium, renditions.Large];
            var after = new ArtworkSettings
            {
                KeepOriginals = arguments.GetValue(keep) ?? before.KeepOriginals,
                Renditions = new RenditionOptions
                {
                    Thumbnail = sides[0],
                    Small = sides[1],
                    Medium = sides[2],
                    Large = sides[3],
                    Quality = arguments.GetValue(quality) ?? before.Renditions.Quality,
                    Format = arguments.GetValue(format) ?? before.Renditions.Format,
                    Shape = arguments.GetValue(shape) ?? before.Renditions.Shape,
                    PaddingColor = before.Renditions.PaddingColor,
                },
            };

            // Opening the library validates them.
            await using Library changed = await Library.CreateAsync(
                library.Address, after, host.NoPlatformsOf(arguments), cancellationToken);
            if (arguments.CommandResult.Children.Any())
                after.Write(library.Address);
            Write(host.Output, after, await changed.Maintenance.GetRenditionStatusAsync(cancellationToken));
        });
        return command.WithExamples(
            "artwork settings",
            "artwork settings --keep-originals true",
            "artwork settings --format webp --quality 80 --shape squarebycropping",
            "artwork settings --sizes 80 160 400 800");
    }

    private static void CheckSizes(OptionResult result)
    {
        int?[] sizes = [.. result.Tokens.Select(Number)];
        bool isGrowing = sizes.All(size => size is not null) && sizes.Zip(sizes.Skip(1)).All(pair => pair.First < pair.Second);
        if (sizes.Length == 4 && !isGrowing)
        {
            result.AddError(
                "--sizes takes four growing numbers: the longest sides of thumbnail, small, medium and large, such as 60 120 300 640.");
        }
    }

    private static int? Number(Token token)
        => int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static void Write(Output output, ArtworkSettings settings, RenditionStatus status)
    {
        RenditionOptions made = settings.Renditions;
        string format = made.Format == RenditionFormat.WebP ? "WebP" : "JPEG";
        output.Paragraph(
            $"Covers are rendered with {made.Thumbnail}, {made.Small}, {made.Medium} and {made.Large} pixels, {Shape(made.Shape)}, "
            + $"as {format} with quality {made.Quality}.");
        output.Paragraph(
            $"Originals of new covers are {(status.KeepsOriginals ? "kept" : "not kept")}. "
            + $"The library has {Format.Count(status.Originals, "original")} ({Format.Bytes(status.OriginalBytes)}).");
        output.Paragraph(
            $"{Format.Count(status.Current, "cover")} up to date, {Format.Number(status.Outdated)} that \"artwork rerender\" can update, "
            + $"{Format.Number(status.WithoutOriginal)} outdated without an original.");
    }

    private static string Shape(RenditionShape shape) => shape switch
    {
        RenditionShape.SquareByCropping => "cropped to a square",
        RenditionShape.SquareByPadding => "padded to a square",
        _ => "in the original's shape",
    };
}
