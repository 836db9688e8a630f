// The language that this reader chose last time.
(_, visit) => {
  try {
    return [localStorage.getItem("wenju-language") ?? "", visit];
  } catch {
    return ["", visit];
  }
}
