using NetVips;
using TrackStore.Artwork.Library;
using TrackStore.Tests.Fixtures;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.Library;

/// <summary>Copies of a picture have its colors, whatever their size, format and quality. The same design in another hue has not.</summary>
public sealed class PictureColorsTests : LibraryTest
{
    // Below, a picture is almost gray, and nobody sees its hue.
    private const double LeastChroma = 9;

    private static readonly int[] Turns = [90, 120, 180, 240, 270];

    [Fact]
    public async Task ListSimilarAsync_RecoloredCovers_AreOtherPictures()
    {
        using VipsImage cover = Design();
        byte[][] copies = [cover.JpegsaveBuffer(q: 90), .. Copies(cover).Where(copy => copy[0] == 0xFF)];
        byte[][] recolored = [.. Turns.Select(degrees => Turn(cover, degrees))];
        var ids = new List<long>();
        foreach (byte[] picture in (byte[][])[.. copies, .. recolored])
        {
            Track track = await Tracks.AddAsync(new NewTrack { Title = $"Track {ids.Count}", Artist = "Artist" }, Cancel);
            ids.Add((await Images.ResizeAndStoreImageAsync(picture, track.Id, cancellationToken: Cancel))[ImageSize.Large].ArtworkId);
        }

        IReadOnlyList<SimilarImages> groups = (await Library.Services.GetRequiredService<IImageLibrary>().ListSimilarAsync(new SimilarImageQuery { MaxDistance = SimilarImageQuery.LargestDistance }, Cancel)).Items;

        SimilarImages group = groups.Single(group => group.Images.Any(image => image.ArtworkId == ids[0]));
        Assert.Equal(ids[..copies.Length].Order(), group.Images.Select(image => image.ArtworkId).Order());
    }

    [Fact]
    public async Task AreLike_RealPhotographs_KnowsCopiesAndTellsOtherHuesApart()
    {
        string[] photos = Directory.GetFiles(TestData.Require("fixtures", "photos"), "*.png", SearchOption.AllDirectories);
        var wrong = new List<string>();
        int compared = 0;
        foreach (string photo in photos)
        {
            using VipsImage read = VipsImage.Thumbnail(photo, 900);
            using VipsImage opaque = read.HasAlpha() ? read.Flatten(background: [255, 255, 255]) : read;
            using VipsImage picture = opaque.CopyMemory();
            PictureColors colors = await ColorsOfAsync(picture.PngsaveBuffer());
            foreach (byte[] copy in Copies(picture))
                Check(true, colors.AreLike(await ColorsOfAsync(copy)), "copy");
            if (ChromaOf(picture) < LeastChroma)
                continue;
            foreach (int degrees in Turns)
                Check(false, colors.AreLike(await ColorsOfAsync(Turn(picture, degrees))), $"hue {degrees}");

            void Check(bool expected, bool actual, string name)
            {
                compared++;
                if (expected != actual)
                    wrong.Add($"{Path.GetFileName(photo)}, {name}");
            }
        }

        Assert.True(compared > 10 * photos.Length);
        Assert.Empty(wrong);
    }

    private static IEnumerable<byte[]> Copies(VipsImage picture)
    {
        foreach (int quality in (int[])[95, 60, 30])
            yield return picture.JpegsaveBuffer(q: quality);
        foreach (int side in (int[])[640, 300, 120])
        {
            using VipsImage small = picture.ThumbnailImage(side);
            yield return small.JpegsaveBuffer(q: 80);
            yield return small.WebpsaveBuffer(q: 60);
        }
    }

    /// <summary>Turns the hue of all colors, which leaves their lightness.</summary>
    private static byte[] Turn(VipsImage picture, int degrees)
    {
        using VipsImage colors = picture.Colourspace(Enums.Interpretation.Lch);
        using VipsImage turned = colors.Linear([1, 1, 1], [0, 0, degrees]);
        using VipsImage hue = turned[2].RemainderConst([360.0]);
        using VipsImage joined = turned[0].Bandjoin(turned[1], hue).Copy(interpretation: Enums.Interpretation.Lch);
        using VipsImage shown = joined.Colourspace(Enums.Interpretation.Srgb);
        return shown.JpegsaveBuffer(q: 90);
    }

    private static double ChromaOf(VipsImage picture)
    {
        using VipsImage colors = picture.Colourspace(Enums.Interpretation.Lch);
        return colors[1].Avg();
    }

    // Shapes in two warm tints, with light and shade by which the hash knows them.
    private static VipsImage Design()
    {
        using VipsImage shapes = VipsImage.Perlin(600, 600, cellSize: 200, seed: 3, uchar: true);
        using VipsImage tinted = shapes.Linear([0.7, 0.5, 0.3], [60.0, 30, 10]);
        return tinted.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    private async Task<PictureColors> ColorsOfAsync(byte[] data)
    {
        var source = new ImageSource
        {
            Data = data,
            MaxPixels = 10_000_000,
            Format = data[0] switch { 0xFF => ImageFormat.Jpeg, 0x89 => ImageFormat.Png, _ => ImageFormat.WebP },
        };
        ArtworkPreview preview = (await Library.Services.GetRequiredService<IImageProcessor>().ProcessAsync(source, RenditionProfile.Default, Cancel)).Preview!;
        return new PictureColors(ThumbHash.Encode(preview.Rgba.Span, preview.Width, preview.Height));
    }
}
