using TrackStore.Artwork;
using TrackStore.Artwork.Vips;
using TrackStore.Artwork.WebP;
using TrackStore.Conformance;
using VipsImage = NetVips.Image;

namespace TrackStore.Tests.Artwork.WebP;

/// <summary>A damaged file ends as libvips alone would end it: what the decoder isn't sure of, it leaves to libvips.</summary>
public sealed class LossyWebPDamageTests
{
    // What is larger by a forged header is the gate's to refuse, and takes libvips long.
    private const long MostPixels = 1_000_000;

    [Theory]
    [InlineData(1, 4000)]
    [InlineData(2, 4000)]
    public void TryDecode_MutatedAndCut_AgreesWithLibvips(int seed, int rounds)
    {
        int decoded = 0;
        foreach ((byte[] file, int round) in Damage(seed, rounds))
        {
            byte[]? actual = Decoded.Here(file);
            if (actual is null)
                continue;

            decoded++;
            Assert.True(Decoded.ByVips(file).AsSpan().SequenceEqual(actual), $"round {round}");
        }

        Assert.InRange(decoded, rounds / 10, rounds);
    }

    [Fact]
    public async Task ProcessAsync_MutatedAndCut_EndsAsLibvipsAloneWould()
    {
        var processor = new VipsImageProcessor();
        foreach ((byte[] file, int round) in Damage(seed: 3, rounds: 1000))
        {
            bool isDecoded = true;
            var source = new ImageSource { Data = file, Format = ImageFormat.WebP, MaxPixels = MostPixels };
            try
            {
                await processor.ProcessAsync(source, RenditionProfile.Default, TestContext.Current.CancellationToken);
            }
            catch (ImageRejectedException exception)
            {
                Assert.Equal(ImageRejection.Damaged, exception.Rejection);
                isDecoded = false;
            }

            Assert.True(isDecoded == Decoded.ByVips(file) is not null, $"round {round}");
        }
    }

    [Fact]
    public void TryDecode_EveryCut_IsLeftToLibvips()
    {
        using VipsImage picture = TestPicture.Noisy(40, 40);
        byte[] whole = picture.ToPlainWebP(90);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(Decoded.Here(whole[..length]));

            // The same cut, with lengths that agree with it. The last bytes are not read.
            if (length is > 30 && length < whole.Length - 8)
                Assert.Null(Decoded.Here(ForgedFrame.ToFile(whole.AsSpan(20, length - 20))));
        }
    }

    [Fact]
    public void TryDecode_PartitionThatNoCoderWrites_IsLeftToLibvips()
    {
        using VipsImage picture = TestPicture.Noisy(40, 40);
        byte[] file = picture.ToPlainWebP(90);
        int modes = 20 + FrameTag.Length;
        int coefficients = modes + ((file[20] | (file[21] << 8) | (file[22] << 16)) >> 5);

        foreach (int place in new[] { modes, coefficients })
        {
            byte[] damaged = [.. file];
            damaged[place] = 255;
            Assert.Null(Decoded.Here(damaged));
        }
    }

    private static IEnumerable<(byte[] File, int Round)> Damage(int seed, int rounds)
    {
        byte[][] pictures = [.. CreatePictures()];
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = [.. pictures[round % pictures.Length]];
            if (random.Next(6) == 0)
                file = file[..random.Next(file.Length)];
            else if (random.Next(5) == 0)
                file = ForgedFrame.ToFile(file.AsSpan(20, random.Next(file.Length - 20)));

            // A header has more to say than what follows it, so every other flip is there.
            for (int flip = random.Next(4); flip >= 0 && file.Length > 0; flip--)
                file[random.Next(2) == 0 ? random.Next(file.Length) : random.Next(Math.Min(file.Length, 120))] ^= (byte)(1 << random.Next(8));
            if (ImageHeader.Read(file, ImageFormat.WebP) is not { } header || (long)header.Width * header.Height <= MostPixels)
                yield return (file, round);
        }
    }

    private static IEnumerable<byte[]> CreatePictures()
    {
        using VipsImage noisy = TestPicture.Noisy(96, 64);
        using VipsImage smooth = TestPicture.Quadrants(70, 90).Gaussblur(4);
        foreach (VipsImage picture in new[] { noisy, smooth })
        {
            yield return picture.ToPlainWebP(90);
            yield return picture.ToPlainWebP(50);
            yield return picture.ToPlainWebP(5);
        }

        yield return ForgedFrame.Create(seed: 6);
    }
}
