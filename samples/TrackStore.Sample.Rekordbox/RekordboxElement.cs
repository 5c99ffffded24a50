using System.Xml;

namespace TrackStore.Sample.Rekordbox;

/// <summary>A TRACK element of an export's collection.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Xml">The reader, which is at the element until the next one is read.</param>
internal readonly record struct RekordboxElement(long Line, XmlReader Xml);
