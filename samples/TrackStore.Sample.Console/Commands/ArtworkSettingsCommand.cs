using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>artwork settings: how the pictures of the library are made, and whether their originals are kept.</summary>
internal static class ArtworkSettingsCommand
{
    public static Command Create(CommandHost host)
    {
        var keep = new Option<bool?>("--keep-originals") { Description = "Keep the originals of pictures that are stored from now on, so that changed settings reach them" };
        var sizes = new Option<int[]>("--sizes") { Description = "The longest sides of thumbnail, small, medium and large in pixels", Arity = new ArgumentArity(4, 4), AllowMultipleArgumentsPerToken = true, HelpName = "pixels" };
        var quality = new Option<int?>("--quality") { Description = "The quality of JPEG and WebP, 1 to 100" };
        var format = new Option<RenditionFormat?>("--format") { Description = "The format of pictures without transparency, and with WebP of all" };
        var shape = new Option<RenditionShape?>("--shape") { Description = "The shape of pictures that are not square" };
        var command = new Command("settings", "Shows how the library's pictures are made, and changes it for those to come; \"artwork rerender\" brings the others along.") { keep, sizes, quality, format, shape };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            ArtworkSettings before = ArtworkSettings.Read(library.Path);
            int[] sides = arguments.GetValue(sizes) is { Length: 4 } given ? given : [.. Enum.GetValues<ImageSize>().Select(before.Renditions.LongestSideOf)];
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

            // Opening the library with them is what checks them.
            await using Library changed = await Library.CreateAsync(library.Path, after, PlatformSet.None, cancellationToken);
            if (arguments.CommandResult.Children.Any())
                after.Write(library.Path);
            Write(host.Output, after, await changed.Maintenance.GetRenditionStatusAsync(cancellationToken));
        });
        return command.WithExamples("artwork settings", "artwork settings --keep-originals true", "artwork settings --format webp --quality 80 --shape squarebycropping", "artwork settings --sizes 80 160 400 800");
    }

    private static void Write(Output output, ArtworkSettings settings, RenditionStatus status)
    {
        RenditionOptions made = settings.Renditions;
        output.Line($"Pictures are made in {made.Thumbnail}, {made.Small}, {made.Medium} and {made.Large} pixels, {(made.Format == RenditionFormat.WebP ? "WebP" : "JPEG")} of quality {made.Quality}, {Shape(made.Shape)}.");
        output.Line($"Originals are {(status.KeepsOriginals ? "kept" : "not kept")}: {Format.Count(status.Originals, "original")} of {Format.Number(status.OriginalBytes)} bytes in the library.");
        output.Line($"{Format.Count(status.Current, "picture")} made so, {Format.Number(status.Outdated)} otherwise that \"artwork rerender\" can make anew, {Format.Number(status.WithoutOriginal)} otherwise without an original.");
    }

    private static string Shape(RenditionShape shape) => shape switch
    {
        RenditionShape.SquareByCropping => "cropped to a square",
        RenditionShape.SquareByPadding => "padded to a square",
        _ => "in the original's shape",
    };
}
