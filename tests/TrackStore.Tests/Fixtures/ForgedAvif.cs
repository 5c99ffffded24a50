using System.Buffers.Binary;
using System.Text;

namespace TrackStore.Tests.Fixtures;

/// <summary>Writes AVIF containers without pixels that declare what a hostile or unusual file could declare.</summary>
internal sealed class ForgedAvif
{
    public const ushort PrimaryItem = 1;

    private readonly List<byte[]> _infos = [];
    private readonly List<byte[]> _references = [];
    private readonly List<byte[]> _properties = [];
    private readonly List<byte> _places = [];

    public string MajorBrand { get; init; } = "avif";

    public string[] CompatibleBrands { get; init; } = ["avif", "mif1", "miaf"];

    public string Coding { get; init; } = "av01";

    /// <summary>Adds a size to the properties of the primary item.</summary>
    public ForgedAvif WithSize(uint width, uint height)
    {
        byte[] size = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(4), width);
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(8), height);
        _properties.Add(Box("ispe", size));
        _places.Add((byte)_properties.Count);
        return this;
    }

    /// <summary>Adds an item that supplements the primary one, as a picture's alpha does.</summary>
    public ForgedAvif WithAuxiliary(string coding)
    {
        ushort item = (ushort)(PrimaryItem + 1 + _references.Count);
        _infos.Add(Info(item, coding));
        _references.Add(Box("auxl", [.. Number(item), .. Number(1), .. Number(PrimaryItem)]));
        return this;
    }

    public byte[] ToArray()
    {
        byte[] infos = Box("iinf", [0, 0, 0, 0, .. Number((ushort)(_infos.Count + 1)), .. Info(PrimaryItem, Coding), .. _infos.SelectMany(info => info)]);
        byte[] associations = Box("ipma", [0, 0, 0, 0, 0, 0, 0, 1, .. Number(PrimaryItem), (byte)_places.Count, .. _places]);
        byte[] properties = Box("iprp", [.. Box("ipco", [.. _properties.SelectMany(property => property)]), .. associations]);
        byte[] references = Box("iref", [0, 0, 0, 0, .. _references.SelectMany(reference => reference)]);
        byte[] meta = Box("meta", [0, 0, 0, 0, .. Box("pitm", [0, 0, 0, 0, .. Number(PrimaryItem)]), .. infos, .. properties, .. references]);
        byte[] fileType = Box("ftyp", [.. Encoding.Latin1.GetBytes(MajorBrand), 0, 0, 0, 0, .. CompatibleBrands.SelectMany(Encoding.Latin1.GetBytes)]);
        return [.. fileType, .. meta];
    }

    private static byte[] Info(ushort item, string coding)
        => Box("infe", [2, 0, 0, 0, .. Number(item), 0, 0, .. Encoding.Latin1.GetBytes(coding), 0]);

    private static byte[] Box(string type, byte[] content)
    {
        byte[] box = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(type), .. content];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    private static byte[] Number(ushort value) => [(byte)(value >> 8), (byte)value];
}
