using NetVips;
using TrackStore.Artwork.WebP;
using TrackStore.Conformance;
using TrackStore.Tests.Fixtures;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.WebP;

/// <summary>At full size the decoder gives exactly what libvips gives: the format says what every pixel is, and the colours are upsampled alike.</summary>
public sealed class LossyWebPTests
{
    private static readonly int[] Qualities = [0, 10, 40, 75, 90, 100];

    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 2, 1 }, { 1, 2 }, { 15, 17 }, { 16, 16 }, { 17, 16 }, { 31, 33 }, { 33, 7 }, { 64, 48 }, { 255, 129 }, { 1000, 3 }, { 3, 1000 }, { 333, 250 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TryDecode_AnySizeAndQuality_EqualsLibvips(int width, int height)
    {
        using VipsImage picture = TestPicture.Noisy(width, height);
        foreach (int quality in Qualities)
            AssertDecodedHere(picture.ToPlainWebP(quality), $"quality {quality}");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TryDecode_SmoothPicture_EqualsLibvips(int width, int height)
    {
        // Macroblocks that are predicted as a whole, and such without coefficients.
        using VipsImage picture = TestPicture.Quadrants(width, height).Gaussblur(3);
        foreach (int quality in Qualities)
            AssertDecodedHere(picture.ToPlainWebP(quality), $"quality {quality}");
    }

    [Theory]
    [InlineData(Enums.ForeignWebpPreset.Default)]
    [InlineData(Enums.ForeignWebpPreset.Picture)]
    [InlineData(Enums.ForeignWebpPreset.Photo)]
    [InlineData(Enums.ForeignWebpPreset.Drawing)]
    [InlineData(Enums.ForeignWebpPreset.Icon)]
    [InlineData(Enums.ForeignWebpPreset.Text)]
    public void TryDecode_AnyEncoderSettings_EqualsLibvips(Enums.ForeignWebpPreset preset)
    {
        using VipsImage picture = TestPicture.Noisy(150, 130).Gaussblur(1);
        foreach (int effort in new[] { 0, 2, 4, 6 })
        {
            AssertDecodedHere(picture.ToPlainWebP(60, preset, effort), $"effort {effort}");
            AssertDecodedHere(picture.ToPlainWebP(85, preset, effort, smart: true), $"smart, effort {effort}");
        }

        AssertDecodedHere(picture.WebpsaveBuffer(preset: preset, targetSize: 2000, passes: 3, keep: Enums.ForeignKeep.None), "target size");
    }

    [Fact]
    public void TryDecode_GreyPicture_EqualsLibvips()
    {
        using VipsImage picture = TestPicture.Noisy(203, 101).Colourspace(Enums.Interpretation.Bw);

        AssertDecodedHere(picture.ToPlainWebP(80), "grey");
    }

    [Fact]
    public void TryDecode_EveryHeaderAndMode_EqualsLibvips()
    {
        for (int seed = 0; seed < 400; seed++)
            AssertDecodedHere(ForgedFrame.Create(seed), $"seed {seed}");
    }

    [Fact]
    public void TryDecode_Photographs_EqualsLibvips()
    {
        string[] files = [.. Directory.GetFiles(TestData.Require("fixtures", "photos"), "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        foreach (string file in files)
        {
            using VipsImage whole = VipsImage.NewFromFile(file);
            using VipsImage colours = whole.Bands > 3 ? whole.ExtractBand(0, 3) : whole.Copy();
            foreach (int quality in new[] { 20, 75, 95 })
                AssertDecodedHere(colours.ToPlainWebP(quality), $"{file}, quality {quality}");
        }

        Assert.NotEmpty(files);
    }

    [Theory]
    [InlineData(640, 426)]
    [InlineData(500, 333)]
    [InlineData(300, 200)]
    [InlineData(120, 80)]
    [InlineData(23, 15)]
    public void TryDecode_Reduced_IsNearAReductionOfTheWhole(int width, int height)
    {
        using VipsImage picture = TestPicture.Noisy(1000, 666).Gaussblur(1.2);
        byte[] file = picture.ToPlainWebP(90);
        using VipsImage whole = VipsImage.WebploadBuffer(file);
        using VipsImage expected = whole.Resize((double)width / 1000, vscale: (double)height / 666);

        byte[]? actual = Decoded.Here(LossyWebP.Open(file)!, width, height);

        Assert.NotNull(actual);
        Assert.InRange(PeakSignalToNoise(expected.WriteToMemory<byte>(), actual), 40, double.PositiveInfinity);
    }

    [Fact]
    public void TryDecode_CancelledToken_Throws()
    {
        using VipsImage picture = TestPicture.Noisy(64, 64);
        LossyWebP opened = LossyWebP.Open(picture.ToPlainWebP(90))!;
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => opened.TryDecode(64, 64, new byte[64 * 64 * 3], source.Token));
    }

    [Fact]
    public void Decode_CancelledMeanwhile_StopsBeforeTheNextMacroblocks()
    {
        using VipsImage picture = TestPicture.Noisy(64, 640);
        (ReadOnlyMemory<byte> frame, FrameTag tag) = WebPContainer.FindPlainFrame(picture.ToPlainWebP(90))!.Value;
        using LossyDecoder decoder = LossyDecoder.Open(frame, tag)!;
        using var source = new CancellationTokenSource();
        var rows = new CountingSink(row =>
        {
            if (row == 100)
                source.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => decoder.Decode(rows, new CountingSink(), new CountingSink(), source.Token));

        Assert.InRange(rows.Count, 100, 100 + 16);
    }

    private static void AssertDecodedHere(byte[] file, string name)
    {
        byte[]? actual = Decoded.Here(file);

        Assert.True(actual is not null, $"{name}: was left to libvips");
        Assert.True(Decoded.ByVips(file).AsSpan().SequenceEqual(actual), $"{name}: differs from libvips");
    }

    private static double PeakSignalToNoise(byte[] expected, byte[] actual)
    {
        double error = expected.Zip(actual).Average(pair => Math.Pow(pair.First - pair.Second, 2));
        return 10 * Math.Log10(255 * 255 / error);
    }

    private sealed class CountingSink(Action<int>? seen = null) : IPlaneSink
    {
        public int Count { get; private set; }

        public void Push(ReadOnlySpan<byte> row) => seen?.Invoke(++Count);
    }
}
