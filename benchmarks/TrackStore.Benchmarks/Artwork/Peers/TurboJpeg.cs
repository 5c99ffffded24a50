using System.Reflection;
using System.Runtime.InteropServices;

namespace TrackStore.Benchmarks.Artwork.Peers;

/// <summary>The TurboJPEG interface of the machine's own libjpeg-turbo 2 or 3, where there is one.</summary>
internal static partial class TurboJpeg
{
    /// <summary>Pixels of red, green and blue.</summary>
    public const int Rgb = 0;

    /// <summary>Colors at half the resolution in both directions.</summary>
    public const int Subsample420 = 2;

    /// <summary>The accurate transform, which the peers use, too.</summary>
    public const int AccurateDct = 4096;

    private const string Library = "turbojpeg";

    private static readonly string[] Names = ["libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg.dll"];

    private static readonly Lazy<nint> Handle = new(Load);

    /// <summary>Gets whether the library is there.</summary>
    public static bool IsAvailable => Handle.Value != 0;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    public static partial void Free(nint buffer);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(nint handle, ReadOnlySpan<byte> jpeg, CULong length, out int width, out int height, out int subsampling, out int colors);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        nint handle, ReadOnlySpan<byte> jpeg, CULong length, Span<byte> pixels, int width, int pitch, int height, int format, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        nint handle, ReadOnlySpan<byte> pixels, int width, int pitch, int height, int format, ref nint jpeg, ref CULong length, int subsampling, int quality, int flags);

    private static nint Load()
    {
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (wanted, _, _) => wanted == Library ? handle : 0);
                return handle;
            }
        }

        return 0;
    }
}
